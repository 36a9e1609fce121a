# The trace of the first letter from time step to time step, before and after training
# To draw it again: gnuplot 07_trace.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '07_trace.svg'
set title 'lag 10'
set xlabel 'time step t'
set ylabel 'trace of the first letter'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'at the start', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'every letter, 100 steps', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'every letter, in the end', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title 'only the end, 100 steps', '-' with lines lw 2.5 dt 5  lc rgb '#E69F00' title 'only the end, in the end'
0 1.3392
1 1.26623
2 1.08969
3 0.759507
4 0.681633
5 0.728181
6 0.662969
7 0.487775
8 0.411478
9 0.403792
e
0 1.0748
1 0.684081
2 0.502944
3 0.263691
4 0.118448
5 0.107479
6 0.077107
7 0.053371
8 0.0500569
9 0.0418278
e
0 0.720507
1 0.304324
2 0.19198
3 0.0786232
4 0.0210187
5 0.0124037
6 0.00853256
7 0.00520812
8 0.00363877
9 0.00203607
e
0 1.43569
1 1.63803
2 1.86068
3 1.98108
4 2.33844
5 2.47865
6 2.66932
7 2.80842
8 3.04514
9 2.97021
e
0 1.46662
1 1.92277
2 2.44382
3 2.7315
4 3.40106
5 3.76772
6 3.99364
7 3.8904
8 4.19012
9 4.25666
e
unset output
