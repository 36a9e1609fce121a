# Whom each step looks at: the attention weights of random tables
# To draw it again: gnuplot 09_at_the_start.gp
set encoding utf8
set terminal svg size 360,420 font 'sans-serif,14' background '#ffffff' noenhanced
set output '09_at_the_start.svg'
set title 'weights'
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
0 1 0.202596
1 1 0.797404
2 1 0
3 1 0
0 2 0.5738
1 2 0.198645
2 2 0.227555
3 2 0
0 3 0.467434
1 3 0.161822
2 3 0.185372
3 3 0.185372
e
0 0 1
1 0 0
2 0 0
3 0 0
0 1 0.202596
1 1 0.797404
2 1 0
3 1 0
0 2 0.5738
1 2 0.198645
2 2 0.227555
3 2 0
0 3 0.467434
1 3 0.161822
2 3 0.185372
3 3 0.185372
e
unset output
