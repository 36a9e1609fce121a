# What TBPTT(2, 3) takes at each stop, and how far it goes back
# To draw it again: gnuplot 04_windows.gp
set encoding utf8
set terminal svg size 520,291 font 'sans-serif,14' background '#ffffff' noenhanced
set output '04_windows.svg'
# In words: Above, the letters read, with an arrow from each to the next, orange and dashed where the weights have just moved. Below, a row for each window: losses 0 to 1, back to step 0; losses 2 to 3, back to step 1; losses 4 to 4, back to step 2.
set title 'TBPTT(2, 3) over tomat'
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
set xrange [-1.700:4.800]
set yrange [-2.250:0.750]
set arrow from 0.360,0.000 to 0.740,0.000 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.460,0.000 to 1.840,0.000 head filled size 0.12,20 lw 1.50 dt 2 lc rgb '#D55E00'
set arrow from 2.560,0.000 to 2.940,0.000 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.660,0.000 to 4.040,0.000 head filled size 0.12,20 lw 1.50 dt 2 lc rgb '#D55E00'
set arrow from 0.740,-0.650 to 0.360,-0.650 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 2.940,-1.300 to 2.560,-1.300 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 1.840,-1.300 to 1.460,-1.300 head filled size 0.12,20 lw 3.00 dt 1 lc rgb '#0072B2'
set arrow from 4.040,-1.950 to 3.660,-1.950 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 2.940,-1.950 to 2.560,-1.950 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set label 'read' at -1.300,0.000 center front
set label '0' at 0.000,0.450 center front
set label 't' at 0.000,0.000 center front
set label '1' at 1.100,0.450 center front
set label 'o' at 1.100,0.000 center front
set label '2' at 2.200,0.450 center front
set label 'm' at 2.200,0.000 center front
set label '3' at 3.300,0.450 center front
set label 'a' at 3.300,0.000 center front
set label '4' at 4.400,0.450 center front
set label 't' at 4.400,0.000 center front
set label 'step' at -1.300,0.450 center front
set label 'window 0' at -1.300,-0.650 center front
set label 'E₁' at 1.100,-0.650 center front
set label 'E₀' at 0.000,-0.650 center front
set label 'window 1' at -1.300,-1.300 center front
set label 'E₃' at 3.300,-1.300 center front
set label 'E₂' at 2.200,-1.300 center front
set label 'h₁' at 1.100,-1.300 center front
set label '|' at 0.650,-1.300 center front
set label 'window 2' at -1.300,-1.950 center front
set label 'E₄' at 4.400,-1.950 center front
set label 'h₃' at 3.300,-1.950 center front
set label 'h₂' at 2.200,-1.950 center front
set label '|' at 1.750,-1.950 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.200 0.200 0
1.100 0.000 0.800 1.400 -0.200 0.200 0
2.200 0.000 1.900 2.500 -0.200 0.200 0
3.300 0.000 3.000 3.600 -0.200 0.200 0
4.400 0.000 4.100 4.700 -0.200 0.200 0
1.100 -0.650 0.800 1.400 -0.850 -0.450 0
0.000 -0.650 -0.300 0.300 -0.850 -0.450 0
3.300 -1.300 3.000 3.600 -1.500 -1.100 0
2.200 -1.300 1.900 2.500 -1.500 -1.100 0
4.400 -1.950 4.100 4.700 -2.150 -1.750 0
e
unset arrow
unset label
unset output
