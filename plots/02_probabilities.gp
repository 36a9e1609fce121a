# How sure the untrained network is of each next letter
# To draw it again: gnuplot 02_probabilities.gp
set encoding utf8
set terminal svg size 360,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '02_probabilities.svg'
set title 'p: probability of the next letter'
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
0 0 0.0639761
1 0 0.0381911
2 0 0.852998
3 0 0.0448349
0 1 0.0403228
1 1 0.769025
2 1 0.0692613
3 1 0.121391
0 2 0.271486
1 2 0.470318
2 2 0.0303387
3 2 0.227857
0 3 0.191655
1 3 0.028083
2 3 0.708306
3 3 0.0719554
e
0 0 0.0639761
1 0 0.0381911
2 0 0.852998
3 0 0.0448349
0 1 0.0403228
1 1 0.769025
2 1 0.0692613
3 1 0.121391
0 2 0.271486
1 2 0.470318
2 2 0.0303387
3 2 0.227857
0 3 0.191655
1 3 0.028083
2 3 0.708306
3 3 0.0719554
e
unset output
