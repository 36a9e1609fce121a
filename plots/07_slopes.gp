# The share of the last loss's slope that arrives at the first letter, against the lag
# To draw it again: gnuplot 07_slopes.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '07_slopes.svg'
set title 'how much arrives?'
set xlabel 'lag L'
set ylabel 'share of the slope'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'at the start', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'after 100', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'learned', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title 'not learned'
2 0.875326
3 0.70039
5 0.501172
7 0.21124
10 0.136654
14 0.0700947
20 0.0245144
e
2 0.952563
3 0.743496
5 0.371289
7 0.135729
10 0.0408131
14 0.0258678
20 0.00964023
e
2 1.06035
3 0.986115
5 0.957711
7 0.867562
10 0.983606
14 0.756642
e
5 0.14575
7 0.00760814
10 0.00269214
14 0.000385217
20 0.00020354
e
unset output
