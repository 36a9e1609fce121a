# Multiplications, and numbers held at once, for each letter of a gradient, against the length
# To draw it again: gnuplot 09_cost.gp
set encoding utf8
set terminal svg size 960,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '09_cost.svg'
set multiplot layout 1,2
set title 'multiplications'
set xlabel 'letters T'
set ylabel 'a letter'
set border 3
set grid lc rgb '#dddddd'
set key bottom outside center horizontal height 1
set xtics nomirror autofreq font ',10'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'plain', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'LSTM', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'Transformer'
16 6080
32 6112
64 6128
128 6136
256 6140
512 6142
e
16 15104
32 15232
64 15296
128 15328
256 15344
512 15352
e
16 43008
32 46080
64 52224
128 64512
256 89088
512 138240
e
unset logscale x
set xtics font ',14'
set title 'numbers held at once'
set xlabel 'letters T'
set ylabel 'a letter'
set border 3
set grid lc rgb '#dddddd'
set key bottom outside center horizontal height 1
set xtics nomirror autofreq font ',10'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'plain', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'LSTM', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'Transformer'
16 354.125
32 257.062
64 208.531
128 184.266
256 172.133
512 166.066
e
16 1028.31
32 738.156
64 593.078
128 520.539
256 512.375
512 512.188
e
16 1996.06
32 1446.03
64 1267.02
128 1345.51
256 1672.75
512 2412.38
e
unset logscale x
set xtics font ',14'
unset multiplot
unset output
