# Who learns the lag: with a loss at every letter, and with one at the end only; with 95 % intervals
# To draw it again: gnuplot 07_lags.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '07_lags.svg'
set title 'who learns the lag?'
set xlabel 'lag L'
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
plot '-' with yerrorlines lw 2.5 dt 1 pt 5 ps 0.9 lc rgb '#0072B2' title 'every letter', '-' with yerrorlines lw 2.5 dt 2 pt 7 ps 0.9 lc rgb '#D55E00' title 'only the end'
2 1 0.838875 1
3 1 0.838875 1
5 0.95 0.763869 0.991119
7 0.75 0.531299 0.888138
10 0.35 0.181192 0.567146
14 0.1 0.0278665 0.301034
20 0 0 0.161125
e
2 1 0.838875 1
3 1 0.838875 1
5 1 0.838875 1
7 0.95 0.763869 0.991119
10 0.9 0.698966 0.972134
14 0.65 0.432854 0.818808
20 0.55 0.342085 0.741802
30 0.65 0.432854 0.818808
50 0.15 0.0523687 0.360419
e
unset output
