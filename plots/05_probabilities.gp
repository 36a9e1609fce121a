# After the post's trainings: how sure each network is of each letter
# To draw it again: gnuplot 05_probabilities.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '05_probabilities.svg'
set multiplot layout 1,2
set title 'H = 3, p after'
set xlabel 'next letter'
set ylabel 'read → wanted'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'o' 3)
set ytics nomirror scale 0 ('h → e' 0, 'e → l' 1, 'l → l' 2, 'l → o' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 0.0100264
1 0 0.962512
2 0 0.0239497
3 0 0.00351228
0 1 0.0456356
1 1 0.359688
2 1 0.361626
3 1 0.23305
0 2 0.0969924
1 2 0.101472
2 2 0.413579
3 2 0.387956
0 3 0.162318
1 3 0.00431234
2 3 0.12815
3 3 0.70522
e
0 0 0.0100264
1 0 0.962512
2 0 0.0239497
3 0 0.00351228
0 1 0.0456356
1 1 0.359688
2 1 0.361626
3 1 0.23305
0 2 0.0969924
1 2 0.101472
2 2 0.413579
3 2 0.387956
0 3 0.162318
1 3 0.00431234
2 3 0.12815
3 3 0.70522
e
set title 'H = 6, p after'
set xlabel 'next letter'
set ylabel 'read → wanted'
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set size ratio -1
set xtics nomirror scale 0 ('h' 0, 'e' 1, 'l' 2, 'o' 3)
set ytics nomirror scale 0 ('h → e' 0, 'e → l' 1, 'l → l' 2, 'l → o' 3)
set xrange [-0.5:4-0.5]
set yrange [4-0.5:-0.5]
plot '-' with image pixels, '-' using 1:2:(sprintf('%.2f', $3)) with labels
0 0 0.00253563
1 0 0.980309
2 0 0.00392367
3 0 0.0132321
0 1 0.00124215
1 1 0.00208411
2 1 0.989272
3 1 0.00740189
0 2 0.0106085
1 2 0.00131486
2 2 0.974649
3 2 0.0134279
0 3 0.0173773
1 3 0.0343456
2 3 0.00681429
3 3 0.941463
e
0 0 0.00253563
1 0 0.980309
2 0 0.00392367
3 0 0.0132321
0 1 0.00124215
1 1 0.00208411
2 1 0.989272
3 1 0.00740189
0 2 0.0106085
1 2 0.00131486
2 2 0.974649
3 2 0.0134279
0 3 0.0173773
1 3 0.0343456
2 3 0.00681429
3 3 0.941463
e
unset multiplot
unset output
