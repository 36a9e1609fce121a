# Each hidden unit starts at 0 and moves with every letter
# To draw it again: gnuplot 02_hidden_states.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '02_hidden_states.svg'
set title 'hidden states, 3 of 3 units'
set xlabel 'letter read'
set ylabel 'h'
set border 3
set grid lc rgb '#dddddd'
set key bottom outside center horizontal height 1
set xtics nomirror ('start' 0, 'h' 1, 'e' 2, 'l' 3, 'l' 4)
set ytics nomirror autofreq
set autoscale noextend
set size noratio
set offsets graph 0, 0, graph 0.05, graph 0.05
set xrange [*:*]
set yrange [*:*]
unset logscale
set format y
plot '-' with linespoints lw 2.5 dt 1 pt 5 ps 0.9 lc rgb '#0072B2' title 'unit 0', '-' with linespoints lw 2.5 dt 2 pt 7 ps 0.9 lc rgb '#D55E00' title 'unit 1', '-' with linespoints lw 2.5 dt 3 pt 9 ps 0.9 lc rgb '#009E73' title 'unit 2'
0 0
1 0.158867
2 -0.669678
3 0.0910924
4 0.540034
e
0 0
1 0.948596
2 -0.716722
3 -0.897464
4 0.956761
e
0 0
1 0.654579
2 0.805668
3 -0.414755
4 0.00238155
e
unset output
