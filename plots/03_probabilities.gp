# Strong opinions before the post's training, none after it
# To draw it again: gnuplot 03_probabilities.gp
set encoding utf8
set terminal svg size 720,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '03_probabilities.svg'
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
0 0 0.249831
1 0 0.250001
2 0 0.249982
3 0 0.250186
0 1 0.249932
1 1 0.249993
2 1 0.249992
3 1 0.250082
0 2 0.250082
1 2 0.250012
2 2 0.250009
3 2 0.249896
0 3 0.250053
1 3 0.249986
2 3 0.250005
3 3 0.249956
e
0 0 0.249831
1 0 0.250001
2 0 0.249982
3 0 0.250186
0 1 0.249932
1 1 0.249993
2 1 0.249992
3 1 0.250082
0 2 0.250082
1 2 0.250012
2 2 0.250009
3 2 0.249896
0 3 0.250053
1 3 0.249986
2 3 0.250005
3 3 0.249956
e
unset multiplot
unset output
