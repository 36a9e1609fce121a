# How far central differences are from the gradient, for each ε
# To draw it again: gnuplot 03_epsilon.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '03_epsilon.svg'
set title 'too large, or too small'
set xlabel 'digits: ε is 10 to the power of minus this'
set ylabel 'norm error'
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
plot '-' with lines lw 2.5 dt 1  lc rgb '#0072B2' title 'norm error of central differences'
1 0.0115631
2 0.000116673
3 1.16683e-06
4 1.16689e-08
5 1.16226e-10
6 5.30583e-10
7 5.6712e-09
8 5.28339e-08
9 3.83068e-07
10 5.4632e-06
11 5.97512e-05
12 0.000518883
e
unset output
