# Each row has a single 1, in the column of its letter
# To draw it again: gnuplot 01_one_hot.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '01_one_hot.svg'
set multiplot layout 1,2
set title 'x: the letters read'
set xlabel 'vocabulary'
set ylabel 'letter read'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'o' 3)
set ytics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%g', $3)) with labels
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0
1 1 1
2 1 0
3 1 0
0 2 0
1 2 0
2 2 1
3 2 0
0 3 0
1 3 0
2 3 1
3 3 0
e
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0
1 1 1
2 1 0
3 1 0
0 2 0
1 2 0
2 2 1
3 2 0
0 3 0
1 3 0
2 3 1
3 3 0
e
set title 'y: the letters wanted'
set xlabel 'vocabulary'
set ylabel 'letter wanted'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'o' 3)
set ytics nomirror scale 0 ('e' 0, 'l' 1, 'l' 2, 'o' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%g', $3)) with labels
0 0 0
1 0 1
2 0 0
3 0 0
0 1 0
1 1 0
2 1 1
3 1 0
0 2 0
1 2 0
2 2 1
3 2 0
0 3 0
1 3 0
2 3 0
3 3 1
e
0 0 0
1 0 1
2 0 0
3 0 0
0 1 0
1 1 0
2 1 1
3 1 0
0 2 0
1 2 0
2 2 1
3 2 0
0 3 0
1 3 0
2 3 0
3 3 1
e
unset multiplot
unset output
