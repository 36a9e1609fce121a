# How much each loss step gives to Whh at each step of the cell; each panel has its own scale
# To draw it again: gnuplot 04_shares.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '04_shares.svg'
set multiplot layout 1,2
set title 'shares of Whh, at the start'
set xlabel 'step of the cell'
set ylabel 'loss step'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1.79162:1.79162]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3)
set ytics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 0
1 0 0
2 0 0
3 0 0
0 1 0
1 1 1.5249
2 1 0
3 1 0
0 2 0
1 2 0.870339
2 2 1.38012
3 2 0
0 3 0
1 3 1.0842
2 3 1.38229
3 3 1.79162
e
0 0 0
1 0 0
2 0 0
3 0 0
0 1 0
1 1 1.5249
2 1 0
3 1 0
0 2 0
1 2 0.870339
2 2 1.38012
3 2 0
0 3 0
1 3 1.0842
2 3 1.38229
3 3 1.79162
e
set title 'after training'
set xlabel 'step of the cell'
set ylabel 'loss step'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-0.0741328:0.0741328]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3)
set ytics nomirror scale 0 ('0' 0, '1' 1, '2' 2, '3' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.3f', $3)) with labels
0 0 0
1 0 0
2 0 0
3 0 0
0 1 0
1 1 0.0741328
2 1 0
3 1 0
0 2 0
1 2 0.0722544
2 2 0.042484
3 2 0
0 3 0
1 3 0.020747
2 3 0.022458
3 3 0.0234132
e
0 0 0
1 0 0
2 0 0
3 0 0
0 1 0
1 1 0.0741328
2 1 0
3 1 0
0 2 0
1 2 0.0722544
2 2 0.042484
3 2 0
0 3 0
1 3 0.020747
2 3 0.022458
3 3 0.0234132
e
unset multiplot
unset output
