# The chance of learning the word by hidden size, with 95 % intervals
# To draw it again: gnuplot 05_study.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '05_study.svg'
set title 'who learns the word?'
set xlabel 'hidden size H'
set ylabel 'share of seeds that learn it'
set border 3
set grid lc rgb '#dddddd'
set key bottom outside center horizontal height 1
set xtics nomirror autofreq
set ytics nomirror autofreq
set autoscale noextend
set size noratio
set offsets graph 0, 0, graph 0.05, graph 0.05
set xrange [*:*]
set yrange [0:*]
unset logscale
set format y
plot '-' with yerrorlines lw 2.5 dt 1 pt 5 ps 0.9 lc rgb '#0072B2' title 'full BPTT', '-' with yerrorlines lw 2.5 dt 2 pt 7 ps 0.9 lc rgb '#D55E00' title 'the post''s listing'
2 0.725 0.659317 0.782203
3 0.955 0.916703 0.976147
4 0.98 0.949713 0.992196
6 1 0.981155 1
8 1 0.981155 1
e
2 0.315 0.254623 0.38235
3 0.64 0.571415 0.703308
4 0.735 0.669824 0.791318
6 0.81 0.749988 0.858328
8 0.86 0.805101 0.90133
e
unset output
