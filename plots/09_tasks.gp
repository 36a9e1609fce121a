# The share of ten seeds with which each of five networks learned each task
# To draw it again: gnuplot 09_tasks.gp
set encoding utf8
set terminal svg size 540,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '09_tasks.svg'
set title 'who learns what?'
set xlabel 'network'
set ylabel 'task'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 rotate by 45 right ('plain' 0, 'larger plain' 1, 'LSTM' 2, 'GRU' 3, 'Transformer' 4)
set ytics nomirror scale 0 ('lag 20, all asked' 0, 'lag 20, end only' 1, 'latch 60' 2, 'temporal order 50' 3, 'embedded Reber' 4, 'parity to 20' 5, 'copy 10' 6, 'copy 20' 7, 'aⁿbⁿ to 20' 8, 'flip-flop 32' 9, 'recall of pairs' 10)
set xrange [-0.5:5-0.5]
set yrange [11-0.5:-0.5]
plot '-' with image pixels
0 0 1
1 0 1
2 0 1
3 0 0.9
4 0 1
0 1 0.9
1 1 1
2 1 1
3 1 1
4 1 1
0 2 0.1
1 2 0.8
2 2 0.9
3 2 1
4 2 1
0 3 0
1 3 0
2 3 1
3 3 1
4 3 1
0 4 0.8
1 4 1
2 4 1
3 4 1
4 4 1
0 5 0.9
1 5 0.8
2 5 1
3 5 0.9
4 5 0
0 6 1
1 6 1
2 6 0
3 6 0
4 6 1
0 7 0
1 7 0.8
2 7 0
3 7 0
4 7 1
0 8 0.5
1 8 1
2 8 1
3 8 1
4 8 1
0 9 1
1 9 1
2 9 1
3 9 1
4 9 1
0 10 0
1 10 0
2 10 0.4
3 10 0
4 10 1
e
set xtics norotate
unset output
