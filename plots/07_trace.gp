# What is left of the first letter after each step, as training goes on
# To draw it again: gnuplot 07_trace.gp
set encoding utf8
set terminal svg size 960,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '07_trace.svg'
set multiplot layout 1,2
set title 'every letter'
set xlabel 'step t'
set ylabel 'trace of the first letter'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'after 0 steps', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'after 30 steps', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'after 100 steps', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title 'after 300 steps', '-' with lines lw 2.5 dt 5  lc rgb '#E69F00' title 'after 1000 steps', '-' with lines lw 2.5 dt (16,4)  lc rgb '#56B4E9' title 'after 2000 steps'
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
0 1.26885
1 1.13534
2 1.12609
3 0.857578
4 0.694078
5 0.642786
6 0.535258
7 0.31666
8 0.294934
9 0.27554
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
0 0.876563
1 0.394047
2 0.236143
3 0.102061
4 0.0243802
5 0.0123508
6 0.00932119
7 0.00733253
8 0.00687635
9 0.00584517
e
0 0.764935
1 0.323677
2 0.194986
3 0.0809162
4 0.0187936
5 0.0112651
6 0.00822254
7 0.00534732
8 0.00407638
9 0.00282366
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
set xtics font ',14'
set title 'only the end'
set xlabel 'step t'
set ylabel 'trace of the first letter'
set border 3
set grid lc rgb '#dddddd'
set key bottom outside center horizontal height 1
set xtics nomirror autofreq font ',10'
set ytics nomirror autofreq
set autoscale noextend
set size noratio
set offsets graph 0, 0, graph 0.05, graph 0.05
set xrange [*:*]
set yrange [0:*]
unset logscale
set format y
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'after 0 steps', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'after 30 steps', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'after 100 steps', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title 'after 300 steps', '-' with lines lw 2.5 dt 5  lc rgb '#E69F00' title 'after 1000 steps', '-' with lines lw 2.5 dt (16,4)  lc rgb '#56B4E9' title 'after 2000 steps'
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
0 1.37945
1 1.37423
2 1.30747
3 1.15282
4 1.1652
5 1.19895
6 1.15354
7 1.10165
8 1.18221
9 1.23872
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
0 1.45733
1 1.78822
2 2.15598
3 2.37807
4 2.90936
5 3.14812
6 3.39148
7 3.44972
8 3.71682
9 3.71264
e
0 1.46432
1 1.88133
2 2.35272
3 2.62107
4 3.24932
5 3.57888
6 3.81516
7 3.76577
8 4.05256
9 4.10277
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
set xtics font ',14'
unset multiplot
unset output
