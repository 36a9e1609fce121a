# The weights of Wy have grown
# To draw it again: gnuplot 03_Wy.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '03_Wy.svg'
set multiplot layout 1,2
set title 'Wy before'
set xlabel 'letter'
set ylabel 'hidden unit'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-13.8845:13.8845]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'o' 3)
set ytics nomirror scale 0 ('unit 0' 0, 'unit 1' 1, 'unit 2' 2)
set xrange [-0.5:4-0.5]
set yrange [3-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 0.58043
1 0 -0.459838
2 0 0.17223
3 0 -1.37976
0 1 -0.129699
1 1 -1.55366
2 1 1.46261
3 1 -0.0467506
0 2 -1.11942
1 2 0.408475
2 2 0.629252
3 2 -1.30702
e
0 0 0.58043
1 0 -0.459838
2 0 0.17223
3 0 -1.37976
0 1 -0.129699
1 1 -1.55366
2 1 1.46261
3 1 -0.0467506
0 2 -1.11942
1 2 0.408475
2 2 0.629252
3 2 -1.30702
e
set title 'Wy after'
set xlabel 'letter'
set ylabel 'hidden unit'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-13.8845:13.8845]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'o' 3)
set ytics nomirror scale 0 ('unit 0' 0, 'unit 1' 1, 'unit 2' 2)
set xrange [-0.5:4-0.5]
set yrange [3-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 -12.7082
1 0 -13.1127
2 0 -13.0946
3 0 -13.6542
0 1 -14.5568
1 1 -15.4365
2 1 -14.5948
3 1 -13.715
0 2 -14.3244
1 2 -13.0405
2 2 -13.9003
3 2 -14.2209
e
0 0 -12.7082
1 0 -13.1127
2 0 -13.0946
3 0 -13.6542
0 1 -14.5568
1 1 -15.4365
2 1 -14.5948
3 1 -13.715
0 2 -14.3244
1 2 -13.0405
2 2 -13.9003
3 2 -14.2209
e
unset multiplot
unset output
