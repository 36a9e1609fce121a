# Multiplications for one gradient, by the length of the text
# To draw it again: gnuplot 06_multiplications.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '06_multiplications.svg'
set title 'one gradient, V = 4, H = 3'
set xlabel 'letters read, T'
set ylabel 'multiplications'
set border 3
set grid lc rgb '#dddddd'
set key bottom outside center horizontal height 1
set xtics nomirror autofreq
set ytics nomirror autofreq
set autoscale noextend
set size noratio
set offsets graph 0, 0, graph 0.05, graph 0.05
set xrange [*:*]
set yrange [*:*]
set logscale y
set mytics 1
set format y '%.0e'
set logscale x 2
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'double loop', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'one sweep', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'real time', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title 'central differences'
4 528
8 1536
16 4992
32 17664
64 66048
128 254976
256 1.00147e+06
512 3.96902e+06
1024 1.58024e+07
e
4 339
8 687
16 1383
32 2775
64 5559
128 11127
256 22263
512 44535
1024 89079
e
4 1284
8 2568
16 5136
32 10272
64 20544
128 41088
256 82176
512 164352
1024 328704
e
4 9240
8 18480
16 36960
32 73920
64 147840
128 295680
256 591360
512 1.18272e+06
1024 2.36544e+06
e
unset logscale x
unset output
