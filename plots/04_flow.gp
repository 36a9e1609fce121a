# How the slope changes on its way back, step by step
# To draw it again: gnuplot 04_flow.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '04_flow.svg'
set title 'going back from the last letter'
set xlabel 'steps back'
set ylabel 'norm of the slope by h, first = 1'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'the word, at the start', '-' with lines lw 2.5 dt 2  lc rgb '#D55E00' title '40 letters, at the start', '-' with lines lw 2.5 dt 3  lc rgb '#009E73' title 'the word, after training', '-' with lines lw 2.5 dt 4  lc rgb '#CC79A7' title '40 letters, after training'
0 1
1 0.82646
2 0.865545
3 0.678228
e
0 1
1 0.659461
2 1.21852
3 2.1411
4 3.09621
5 2.67384
6 0.561822
7 0.57153
8 0.611941
9 0.51568
10 0.486741
11 0.536504
12 0.760663
13 0.616918
14 0.524366
15 0.269258
16 0.498504
17 0.504995
18 0.879942
19 1.26907
20 2.35262
21 1.29021
22 1.31841
23 1.69947
24 2.08216
25 1.9672
26 1.7919
27 2.55497
28 1.72522
29 2.07404
30 0.890344
31 0.390076
32 0.37999
33 0.300992
34 0.33837
35 0.220377
36 0.225911
37 0.187006
38 0.166004
e
0 1
1 0.406061
2 0.350799
3 0.378219
e
0 1
1 0.418441
2 0.354638
3 0.0780734
4 0.0490238
5 0.0751989
6 0.03024
7 0.0325992
8 0.0069147
9 0.00395726
10 0.00598799
11 0.00241066
12 0.00259578
13 0.000552421
14 0.000316594
15 0.000479148
16 0.000192892
17 0.000207706
18 4.41987e-05
19 2.53331e-05
20 3.83401e-05
21 1.54328e-05
22 1.66163e-05
23 3.53356e-06
24 2.02849e-06
25 3.06991e-06
26 1.23382e-06
27 1.32669e-06
28 2.79838e-07
29 1.63809e-07
30 2.47811e-07
31 9.7697e-08
32 1.03272e-07
33 1.96041e-08
34 1.4426e-08
35 2.1582e-08
36 9.6291e-09
37 7.05106e-09
38 3.05918e-09
e
unset output
