# Row: the loss; column: how far back it goes, 1 where it arrives
# To draw it again: gnuplot 04_reach.gp
set encoding utf8
set terminal svg size 840,640 font 'sans-serif,14' background '#ffffff' noenhanced
set output '04_reach.svg'
set multiplot layout 2,3
set title 'full BPTT'
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
0 2 1
1 2 1
2 2 1
3 2 0
0 3 1
1 3 1
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
0 2 1
1 2 1
2 2 1
3 2 0
0 3 1
1 3 1
2 3 1
3 3 1
e
set title 'TBPTT(1, 1)'
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
2 3 0
3 3 1
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
2 3 0
3 3 1
e
set title 'TBPTT(1, 2)'
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
set title 'TBPTT(2, 2)'
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
1 2 0
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
1 2 0
2 2 1
3 2 0
0 3 0
1 3 0
2 3 1
3 3 1
e
set title 'the post''s listing'
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
0 2 1
1 2 1
2 2 1
3 2 0
0 3 1
1 3 1
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
0 2 1
1 2 1
2 2 1
3 2 0
0 3 1
1 3 1
2 3 1
3 3 1
e
unset multiplot
unset output
