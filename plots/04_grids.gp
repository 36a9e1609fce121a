# 1 where the loss of the row is taken back to the step of the column
# To draw it again: gnuplot 04_grids.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '04_grids.svg'
set multiplot layout 1,2
set title 'TBPTT(2, 3), tomato'
set xlabel 'step of the cell'
set ylabel 'loss step'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4)
set ytics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4)
set xrange [-0.5:5-0.5]
set yrange [5-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%g', $3)) with labels
0 0 1
1 0 0
2 0 0
3 0 0
4 0 0
0 1 1
1 1 1
2 1 0
3 1 0
4 1 0
0 2 0
1 2 1
2 2 1
3 2 0
4 2 0
0 3 0
1 3 1
2 3 1
3 3 1
4 3 0
0 4 0
1 4 0
2 4 1
3 4 1
4 4 1
e
0 0 1
1 0 0
2 0 0
3 0 0
4 0 0
0 1 1
1 1 1
2 1 0
3 1 0
4 1 0
0 2 0
1 2 1
2 2 1
3 2 0
4 2 0
0 3 0
1 3 1
2 3 1
3 3 1
4 3 0
0 4 0
1 4 0
2 4 1
3 4 1
4 4 1
e
set title 'TBPTT(1, 2), hello'
set xlabel 'step of the cell'
set ylabel 'loss step'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3)
set ytics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%g', $3)) with labels
0 0 1
1 0 0
2 0 0
3 0 0
0 1 1
1 1 1
2 1 0
3 1 0
0 2 0
1 2 1
2 2 1
3 2 0
0 3 0
1 3 0
2 3 1
3 3 1
e
0 0 1
1 0 0
2 0 0
3 0 0
0 1 1
1 1 1
2 1 0
3 1 0
0 2 0
1 2 1
2 2 1
3 2 0
0 3 0
1 3 0
2 3 1
3 3 1
e
unset multiplot
unset output
