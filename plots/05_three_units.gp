# The path of 3 hidden units through the word, before and after training with full BPTT
# To draw it again: gnuplot 05_three_units.gp
set encoding utf8
set terminal svg size 698,370 font 'sans-serif,14' background '#ffffff' noenhanced
set output '05_three_units.svg'
set multiplot layout 1,2
# In words: A square from −1 to 1 for two hidden units, with the third as colour. Each letter stands where the hidden state is after it was read, or a little lower, and arrows lead from the start in the middle from letter to letter.
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
set arrow from 0.044,0.260 to 0.267,1.592 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.197,1.592 to -1.168,-1.152 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -0.912,-1.447 to -0.187,-1.620 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.232,-1.495 to 0.967,1.142 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label '0' at 0.000,0.000 center front
set label '0.65' at 0.302,1.802 center font ',12' front
set label 'h' at -0.058,1.802 right front
set label '0.81' at -1.272,-1.362 center font ',12' front
set label 'e' at -1.632,-1.362 right front
set label '-0.41' at 0.173,-1.705 center font ',12' front
set label 'l' at -0.187,-1.705 right front
set label '0.00' at 1.026,1.352 center font ',12' front
set label 'l' at 0.666,1.352 right front
set label '−1' at -1.900,-2.500 center front
set label '1' at 1.900,-2.500 center front
set label 'unit 0' at 0.000,-2.500 center front
set label '−1' at -2.750,-1.900 center front
set label '1' at -2.750,1.900 center front
set label 'unit 1' at -2.750,0.000 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.200 0.200 0
0.302 1.802 0.002 0.602 1.652 1.952 0.6546
-1.272 -1.362 -1.572 -0.972 -1.512 -1.212 0.8057
0.173 -1.705 -0.127 0.473 -1.855 -1.555 -0.4148
1.026 1.352 0.726 1.326 1.202 1.502 0.002382
e
unset arrow
unset label
# In words: A square from −1 to 1 for two hidden units, with the third as colour. Each letter stands where the hidden state is after it was read, or a little lower, and arrows lead from the start in the middle from letter to letter.
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
set arrow from 0.253,0.260 to 1.549,1.594 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.394,1.816 to -0.411,1.875 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -0.825,1.677 to -1.496,-0.934 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -1.599,-1.354 to -1.647,-1.564 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label '0' at 0.000,0.000 center front
set label '-0.06' at 1.754,1.804 center font ',12' front
set label 'h' at 1.394,1.804 right front
set label '1.00' at -0.771,1.887 center font ',12' front
set label 'e' at -1.131,1.887 right front
set label '0.95' at -1.550,-1.144 center font ',12' front
set label 'l' at -1.910,-1.144 right front
set label '-0.90' at -1.696,-1.774 center font ',12' front
set label 'l' at -2.056,-1.774 right front
set label '−1' at -1.900,-2.500 center front
set label '1' at 1.900,-2.500 center front
set label 'unit 0' at 0.000,-2.500 center front
set label '−1' at -2.750,-1.900 center front
set label '1' at -2.750,1.900 center front
set label 'unit 1' at -2.750,0.000 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.200 0.200 0
1.754 1.804 1.454 2.054 1.654 1.954 -0.06152
-0.771 1.887 -1.071 -0.471 1.737 2.037 0.9954
-1.550 -1.144 -1.850 -1.250 -1.294 -0.994 0.9504
-1.696 -1.774 -1.996 -1.396 -1.924 -1.624 -0.899
e
unset arrow
unset label
unset multiplot
unset output
