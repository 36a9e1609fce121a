# Matrix entries held at once, by the length of the text
# To draw it again: gnuplot 06_memory.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '06_memory.svg'
set title 'one gradient, V = 4, H = 3'
set xlabel 'letters read, T'
set ylabel 'entries held at once'
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
4 107
8 167
16 287
32 527
64 1007
128 1967
256 3887
512 7727
1024 15407
e
4 110
8 182
16 326
32 614
64 1190
128 2342
256 4646
512 9254
1024 18470
e
4 218
8 218
16 218
32 218
64 218
128 218
256 218
512 218
1024 218
e
4 129
8 173
16 261
32 437
64 789
128 1493
256 2901
512 5717
1024 11349
e
unset logscale x
unset output
