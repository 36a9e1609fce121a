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
2 0.728 0.699586 0.754669
3 0.916 0.897175 0.931641
4 0.974 0.962176 0.982196
6 0.988 0.979143 0.993122
8 0.999 0.994357 0.999823
e
2 0.279 0.252088 0.307604
3 0.556 0.525049 0.586522
4 0.697 0.667808 0.724685
6 0.817 0.791837 0.839737
8 0.865 0.842418 0.884789
e
unset output
