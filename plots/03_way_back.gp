# The way back from each loss, through Wy (blue) and Whh (orange), with the norm of dh
# To draw it again: gnuplot 03_way_back.gp
set encoding utf8
set terminal svg size 718,612 font 'sans-serif,14' background '#ffffff' noenhanced
set output '03_way_back.svg'
set multiplot layout 2,2
# In words: From the loss E₃ back: 2.32 at h₃, 1.92 at h₂, 2.01 at h₁, 1.58 at h₀.
set title 'loss step 3: l → o'
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
set xrange [-0.400:5.200]
set yrange [-1.750:2.250]
set arrow from 4.800,1.240 to 4.800,0.521 nohead lw 6.78 dt 1 lc rgb '#0072B2'
set arrow from 4.800,1.240 to 4.800,0.260 head filled size 0.290,30 lw 1.00 dt 1 lc rgb '#0072B2'
set label '2.32' at 4.880,0.750 left front
set arrow from 4.800,-0.260 to 4.800,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set arrow from 4.440,0.000 to 3.794,0.000 nohead lw 5.60 dt 1 lc rgb '#D55E00'
set arrow from 4.440,0.000 to 3.560,0.000 head filled size 0.260,30 lw 1.00 dt 1 lc rgb '#D55E00'
set label '1.92' at 4.000,-0.222 center front
set arrow from 3.200,-0.260 to 3.200,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set arrow from 2.840,0.000 to 2.200,0.000 nohead lw 5.87 dt 1 lc rgb '#D55E00'
set arrow from 2.840,0.000 to 1.960,0.000 head filled size 0.267,30 lw 1.00 dt 1 lc rgb '#D55E00'
set label '2.01' at 2.400,-0.227 center front
set arrow from 1.600,-0.260 to 1.600,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set arrow from 1.240,0.000 to 0.571,0.000 nohead lw 4.60 dt 1 lc rgb '#D55E00'
set arrow from 1.240,0.000 to 0.360,0.000 head filled size 0.235,30 lw 1.00 dt 1 lc rgb '#D55E00'
set label '1.58' at 0.800,-0.202 center front
set arrow from 0.000,-0.260 to 0.000,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set label 'E₃' at 4.800,1.500 center front
set label 'Wy By' at 4.800,1.950 center front
set label 'h₃' at 4.800,0.000 center front
set label 'Wxh' at 4.800,-0.750 center front
set label 'Whh' at 4.800,-1.100 center front
set label 'Bh' at 4.800,-1.450 center front
set label 'h₂' at 3.200,0.000 center front
set label 'Wxh' at 3.200,-0.750 center front
set label 'Whh' at 3.200,-1.100 center front
set label 'Bh' at 3.200,-1.450 center front
set label 'h₁' at 1.600,0.000 center front
set label 'Wxh' at 1.600,-0.750 center front
set label 'Whh' at 1.600,-1.100 center front
set label 'Bh' at 1.600,-1.450 center front
set label 'h₀' at 0.000,0.000 center front
set label 'Wxh' at 0.000,-0.750 center front
set label 'Whh' at 0.000,-1.100 center front
set label 'Bh' at 0.000,-1.450 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
4.800 1.500 4.500 5.100 1.300 1.700 0
4.800 0.000 4.500 5.100 -0.200 0.200 0
3.200 0.000 2.900 3.500 -0.200 0.200 0
1.600 0.000 1.300 1.900 -0.200 0.200 0
0.000 0.000 -0.300 0.300 -0.200 0.200 0
e
unset arrow
unset label
# In words: From the loss E₂ back: 2.48 at h₂, 1.69 at h₁, 1.53 at h₀.
set title 'loss step 2: l → l'
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
set xrange [-1.200:4.400]
set yrange [-1.750:2.250]
set arrow from 3.200,1.240 to 3.200,0.531 nohead lw 7.24 dt 1 lc rgb '#0072B2'
set arrow from 3.200,1.240 to 3.200,0.260 head filled size 0.301,30 lw 1.00 dt 1 lc rgb '#0072B2'
set label '2.48' at 3.280,0.750 left front
set arrow from 3.200,-0.260 to 3.200,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set arrow from 2.840,0.000 to 2.179,0.000 nohead lw 4.94 dt 1 lc rgb '#D55E00'
set arrow from 2.840,0.000 to 1.960,0.000 head filled size 0.243,30 lw 1.00 dt 1 lc rgb '#D55E00'
set label '1.69' at 2.400,-0.209 center front
set arrow from 1.600,-0.260 to 1.600,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set arrow from 1.240,0.000 to 0.569,0.000 nohead lw 4.48 dt 1 lc rgb '#D55E00'
set arrow from 1.240,0.000 to 0.360,0.000 head filled size 0.232,30 lw 1.00 dt 1 lc rgb '#D55E00'
set label '1.53' at 0.800,-0.200 center front
set arrow from 0.000,-0.260 to 0.000,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set label 'E₂' at 3.200,1.500 center front
set label 'Wy By' at 3.200,1.950 center front
set label 'h₂' at 3.200,0.000 center front
set label 'Wxh' at 3.200,-0.750 center front
set label 'Whh' at 3.200,-1.100 center front
set label 'Bh' at 3.200,-1.450 center front
set label 'h₁' at 1.600,0.000 center front
set label 'Wxh' at 1.600,-0.750 center front
set label 'Whh' at 1.600,-1.100 center front
set label 'Bh' at 1.600,-1.450 center front
set label 'h₀' at 0.000,0.000 center front
set label 'Wxh' at 0.000,-0.750 center front
set label 'Whh' at 0.000,-1.100 center front
set label 'Bh' at 0.000,-1.450 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
3.200 1.500 2.900 3.500 1.300 1.700 0
3.200 0.000 2.900 3.500 -0.200 0.200 0
1.600 0.000 1.300 1.900 -0.200 0.200 0
0.000 0.000 -0.300 0.300 -0.200 0.200 0
e
unset arrow
unset label
# In words: From the loss E₁ back: 2.69 at h₁, 3.08 at h₀.
set title 'loss step 1: e → l'
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
set xrange [-2.000:3.600]
set yrange [-1.750:2.250]
set arrow from 1.600,1.240 to 1.600,0.545 nohead lw 7.86 dt 1 lc rgb '#0072B2'
set arrow from 1.600,1.240 to 1.600,0.260 head filled size 0.317,30 lw 1.00 dt 1 lc rgb '#0072B2'
set label '2.69' at 1.680,0.750 left front
set arrow from 1.600,-0.260 to 1.600,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set arrow from 1.240,0.000 to 0.670,0.000 nohead lw 9.00 dt 1 lc rgb '#D55E00'
set arrow from 1.240,0.000 to 0.360,0.000 head filled size 0.345,30 lw 1.00 dt 1 lc rgb '#D55E00'
set label '3.08' at 0.800,-0.290 center front
set arrow from 0.000,-0.260 to 0.000,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set label 'E₁' at 1.600,1.500 center front
set label 'Wy By' at 1.600,1.950 center front
set label 'h₁' at 1.600,0.000 center front
set label 'Wxh' at 1.600,-0.750 center front
set label 'Whh' at 1.600,-1.100 center front
set label 'Bh' at 1.600,-1.450 center front
set label 'h₀' at 0.000,0.000 center front
set label 'Wxh' at 0.000,-0.750 center front
set label 'Whh' at 0.000,-1.100 center front
set label 'Bh' at 0.000,-1.450 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
1.600 1.500 1.300 1.900 1.300 1.700 0
1.600 0.000 1.300 1.900 -0.200 0.200 0
0.000 0.000 -0.300 0.300 -0.200 0.200 0
e
unset arrow
unset label
# In words: From the loss E₀ back: 2.79 at h₀.
set title 'loss step 0: h → e'
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
set xrange [-2.800:2.800]
set yrange [-1.750:2.250]
set arrow from 0.000,1.240 to 0.000,0.551 nohead lw 8.15 dt 1 lc rgb '#0072B2'
set arrow from 0.000,1.240 to 0.000,0.260 head filled size 0.324,30 lw 1.00 dt 1 lc rgb '#0072B2'
set label '2.79' at 0.080,0.750 left front
set arrow from 0.000,-0.260 to 0.000,-0.490 head filled size 0.12,20 lw 0.80 dt 2 lc rgb '#000000'
set label 'E₀' at 0.000,1.500 center front
set label 'Wy By' at 0.000,1.950 center front
set label 'h₀' at 0.000,0.000 center front
set label 'Wxh' at 0.000,-0.750 center front
set label 'Whh' at 0.000,-1.100 center front
set label 'Bh' at 0.000,-1.450 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 1.500 -0.300 0.300 1.300 1.700 0
0.000 0.000 -0.300 0.300 -0.200 0.200 0
e
unset arrow
unset label
unset multiplot
unset output
