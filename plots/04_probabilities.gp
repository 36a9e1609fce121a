# How sure the network of the post's listing is before and after the training
# To draw it again: gnuplot 04_probabilities.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '04_probabilities.svg'
set multiplot layout 1,2
set title 'p before'
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
0 0 0.0642197
1 0 0.0382609
2 0 0.85257
3 0 0.0449495
0 1 0.0406098
1 1 0.767642
2 1 0.0702762
3 1 0.121472
0 2 0.268393
1 2 0.473639
2 2 0.0305955
3 2 0.227373
0 3 0.192921
1 3 0.0283474
2 3 0.705459
3 3 0.0732729
e
0 0 0.0642197
1 0 0.0382609
2 0 0.85257
3 0 0.0449495
0 1 0.0406098
1 1 0.767642
2 1 0.0702762
3 1 0.121472
0 2 0.268393
1 2 0.473639
2 2 0.0305955
3 2 0.227373
0 3 0.192921
1 3 0.0283474
2 3 0.705459
3 3 0.0732729
e
set title 'p after'
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
unset multiplot
unset output
