# The path of 2 hidden units through the word, before and after training with full BPTT
# To draw it again: gnuplot 05_two_units.gp
set encoding utf8
set terminal svg size 698,370 font 'sans-serif,14' background '#ffffff' noenhanced
set output '05_two_units.svg'
set multiplot layout 1,2
# In words: A square from −1 to 1 for two hidden units. Each letter stands where the hidden state is after it was read, or a little lower, and arrows lead from the start in the middle from letter to letter.
set title 'before'
unset xlabel
unset ylabel
unset border
unset grid
unset key
unset xtics
unset ytics
unset colorbox
set offsets 0, 0, 0, 0
set size ratio -1
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
set xrange [-3.150:2.300]
set yrange [-2.800:2.200]
set arrow from -0.360,0.182 to -1.228,0.621 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -1.583,0.543 to -1.546,-1.575 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label '0' at 0.000,0.000 center front
set label 'h' at -1.588,0.803 center front
set label 'ell' at -1.542,-1.835 center front
set label '−1' at -1.900,-2.500 center front
set label '1' at 1.900,-2.500 center front
set label 'unit 0' at 0.000,-2.500 center front
set label '−1' at -2.750,-1.900 center front
set label '1' at -2.750,1.900 center front
set label 'unit 1' at -2.750,0.000 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.200 0.200 0
-1.588 0.803 -1.888 -1.288 0.603 1.003 0
-1.542 -1.835 -1.842 -1.242 -2.035 -1.635 0
e
unset arrow
unset label
# In words: A square from −1 to 1 for two hidden units. Each letter stands where the hidden state is after it was read, or a little lower, and arrows lead from the start in the middle from letter to letter.
set title 'after'
unset xlabel
unset ylabel
unset border
unset grid
unset key
unset xtics
unset ytics
unset colorbox
set offsets 0, 0, 0, 0
set size ratio -1
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
set xrange [-3.150:2.300]
set yrange [-2.800:2.200]
set arrow from -0.178,0.260 to -1.035,1.510 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -0.988,1.510 to 1.403,-1.249 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.268,-1.574 to 0.609,-1.693 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -0.111,-1.782 to -1.116,-1.850 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label '0' at 0.000,0.000 center front
set label 'h' at -1.214,1.770 center front
set label 'e' at 1.628,-1.509 center front
set label 'l' at 0.249,-1.758 center front
set label 'l' at -1.476,-1.874 center front
set label '−1' at -1.900,-2.500 center front
set label '1' at 1.900,-2.500 center front
set label 'unit 0' at 0.000,-2.500 center front
set label '−1' at -2.750,-1.900 center front
set label '1' at -2.750,1.900 center front
set label 'unit 1' at -2.750,0.000 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.200 0.200 0
-1.214 1.770 -1.514 -0.914 1.570 1.970 0
1.628 -1.509 1.328 1.928 -1.709 -1.309 0
0.249 -1.758 -0.051 0.549 -1.958 -1.558 0
-1.476 -1.874 -1.776 -1.176 -2.074 -1.674 0
e
unset arrow
unset label
unset multiplot
unset output
