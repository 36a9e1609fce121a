# How far the slope of the last loss reaches, against the lag: before and after training
# To draw it again: gnuplot 08_reach.gp
set encoding utf8
set terminal svg size 960,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '08_reach.svg'
set multiplot layout 1,2
set title 'at the start'
set xlabel 'lag L'
set ylabel 'reach'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'plain', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'LSTM, bias 0', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'LSTM, bias 1', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title 'LSTM, bias 5', '-' with lines lw 2.5 dt 5  lc rgb '#E69F00' title 'GRU, bias 0', '-' with lines lw 2.5 dt (16,4)  lc rgb '#56B4E9' title 'GRU, bias 2'
2 0.85076
5 0.551239
10 0.167358
20 0.0187507
40 4.06951e-05
60 1.11246e-05
e
2 0.577163
5 0.162661
10 0.0253736
20 0.00133859
40 1.911e-07
60 3.16179e-09
e
2 0.789411
5 0.520224
10 0.270466
20 0.205791
40 0.0127553
60 0.0154249
e
2 1.0424
5 1.34247
10 2.26548
20 7.33123
40 3.73507
60 3.90898
e
2 0.527513
5 0.154301
10 0.0400191
20 0.00214035
40 7.28737e-07
60 1.76997e-09
e
2 0.960539
5 0.617144
10 0.352788
20 0.149297
40 0.0442474
60 0.00471308
e
set xtics font ',14'
set title 'after training'
set xlabel 'lag L'
set ylabel 'reach'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'plain', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title 'LSTM, bias 0', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'LSTM, bias 1', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title 'LSTM, bias 5', '-' with lines lw 2.5 dt 5  lc rgb '#E69F00' title 'GRU, bias 0', '-' with lines lw 2.5 dt (16,4)  lc rgb '#56B4E9' title 'GRU, bias 2'
2 1.44925
5 1.12551
10 0.310815
20 0.275059
40 0.0327856
60 3.02403e-06
e
2 1.70215
5 1.60506
10 0.532877
20 0.000152994
40 0.00111229
60 6.38958e-09
e
2 1.81781
5 2.23134
10 0.571079
20 0.00254599
40 0.0156541
60 2.67662e-05
e
2 1.92994
5 2.11909
10 0.668251
20 0.388713
40 0.0847662
60 0.0902489
e
2 1.28739
5 1.32797
10 0.989271
20 0.329486
40 0.106221
60 0.00763307
e
2 1.42267
5 1.67436
10 2.5062
20 6.88345
40 13.0841
60 0.141519
e
set xtics font ',14'
unset multiplot
unset output
