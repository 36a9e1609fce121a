# Whom each step looks at, after a hundred steps: each head of each block
# To draw it again: gnuplot 09_hello.gp
set encoding utf8
set terminal svg size 560,640 font 'sans-serif,14' background '#ffffff' noenhanced
set output '09_hello.svg'
set multiplot layout 2,2
set title 'block 0, head 0'
set xlabel 'looked at'
set ylabel 'step that looks'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set ytics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.409696
1 1 0.590304
2 1 0
3 1 0
0 2 0.343793
1 2 0.635038
2 2 0.0211691
3 2 0
0 3 0.50695
1 3 0.474517
2 3 0.0116883
3 3 0.00684471
e
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.409696
1 1 0.590304
2 1 0
3 1 0
0 2 0.343793
1 2 0.635038
2 2 0.0211691
3 2 0
0 3 0.50695
1 3 0.474517
2 3 0.0116883
3 3 0.00684471
e
set title 'block 0, head 1'
set xlabel 'looked at'
set ylabel 'step that looks'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set ytics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.639711
1 1 0.360289
2 1 0
3 1 0
0 2 0.698176
1 2 0.290061
2 2 0.0117632
3 2 0
0 3 0.00757927
1 3 0.0130324
2 3 0.259205
3 3 0.720183
e
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.639711
1 1 0.360289
2 1 0
3 1 0
0 2 0.698176
1 2 0.290061
2 2 0.0117632
3 2 0
0 3 0.00757927
1 3 0.0130324
2 3 0.259205
3 3 0.720183
e
set title 'block 1, head 0'
set xlabel 'looked at'
set ylabel 'step that looks'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set ytics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.822779
1 1 0.177221
2 1 0
3 1 0
0 2 0.699682
1 2 0.14507
2 2 0.155248
3 2 0
0 3 0.124342
1 3 0.430925
2 3 0.405458
3 3 0.0392752
e
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.822779
1 1 0.177221
2 1 0
3 1 0
0 2 0.699682
1 2 0.14507
2 2 0.155248
3 2 0
0 3 0.124342
1 3 0.430925
2 3 0.405458
3 3 0.0392752
e
set title 'block 1, head 1'
set xlabel 'looked at'
set ylabel 'step that looks'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set ytics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'l' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.481783
1 1 0.518217
2 1 0
3 1 0
0 2 0.331263
1 2 0.340338
2 2 0.328399
3 2 0
0 3 0.319108
1 3 0.32922
2 3 0.343234
3 3 0.00843823
e
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.481783
1 1 0.518217
2 1 0
3 1 0
0 2 0.331263
1 2 0.340338
2 2 0.328399
3 2 0
0 3 0.319108
1 3 0.32922
2 3 0.343234
3 3 0.00843823
e
unset multiplot
unset output
