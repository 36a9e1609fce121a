# The network, rolled up and unrolled
# To draw it again: gnuplot 02_unrolled.gp
set encoding utf8
set terminal svg size 720,418 font 'sans-serif,14' background '#ffffff' noenhanced
set output '02_unrolled.svg'
# In words: On the left three boxes, from the letter up to the hidden state, round to itself, and up to the probabilities. On the right the same for each letter, side by side, with an arrow from each hidden state to the next.
set title 'rolled up, and unrolled over hell'
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
set xrange [-1.400:7.600]
set yrange [-0.300:4.300]
set arrow from 0.000,0.260 to 0.000,1.240 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'Wxh' at 0.080,0.750 left front
set arrow from -0.300,1.620 to -0.750,1.620 nohead lw 1.50 dt 1 lc rgb '#000000'
set arrow from -0.750,1.620 to -0.750,1.380 nohead lw 1.50 dt 1 lc rgb '#000000'
set arrow from -0.750,1.380 to -0.360,1.380 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'Whh' at -0.830,1.500 right front
set arrow from 0.000,1.760 to 0.000,3.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'Wy' at 0.080,2.550 left front
set arrow from 2.900,0.260 to 2.900,0.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'Wxh' at 2.980,0.625 left front
set arrow from 1.860,1.500 to 2.540,1.500 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 2.900,2.010 to 2.900,2.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'Wy' at 2.980,2.475 left front
set arrow from 4.300,0.260 to 4.300,0.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.260,1.500 to 3.940,1.500 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'Whh' at 3.600,1.330 center front
set arrow from 4.300,2.010 to 4.300,2.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.700,0.260 to 5.700,0.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 4.660,1.500 to 5.340,1.500 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.700,2.010 to 5.700,2.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 7.100,0.260 to 7.100,0.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 6.060,1.500 to 6.740,1.500 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 7.100,2.010 to 7.100,2.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'xₜ' at 0.000,0.000 center front
set label 'hₜ' at 0.000,1.500 center front
set label 'pₜ' at 0.000,3.600 center front
set label '0.00' at 1.500,1.800 center font ',12' front
set label '0.00' at 1.500,1.500 center font ',12' front
set label '0.00' at 1.500,1.200 center font ',12' front
set label 'h₋₁' at 1.140,1.800 right front
set label 'h' at 2.900,0.000 center front
set label '0.16' at 2.900,1.800 center font ',12' front
set label '0.95' at 2.900,1.500 center font ',12' front
set label '0.65' at 2.900,1.200 center font ',12' front
set label 'h₀' at 2.540,1.800 right front
set label 'h 0.06' at 2.900,4.050 center font ',12' front
set label 'e 0.04' at 2.900,3.750 center font ',12' front
set label 'l 0.85' at 2.900,3.450 center font ',12' front
set label 'o 0.04' at 2.900,3.150 center font ',12' front
set label 'p₀' at 2.440,4.050 right front
set label 'e' at 4.300,0.000 center front
set label '-0.67' at 4.300,1.800 center font ',12' front
set label '-0.72' at 4.300,1.500 center font ',12' front
set label '0.81' at 4.300,1.200 center font ',12' front
set label 'h₁' at 3.940,1.800 right front
set label 'h 0.04' at 4.300,4.050 center font ',12' front
set label 'e 0.77' at 4.300,3.750 center font ',12' front
set label 'l 0.07' at 4.300,3.450 center font ',12' front
set label 'o 0.12' at 4.300,3.150 center font ',12' front
set label 'p₁' at 3.840,4.050 right front
set label 'l' at 5.700,0.000 center front
set label '0.09' at 5.700,1.800 center font ',12' front
set label '-0.90' at 5.700,1.500 center font ',12' front
set label '-0.41' at 5.700,1.200 center font ',12' front
set label 'h₂' at 5.340,1.800 right front
set label 'h 0.27' at 5.700,4.050 center font ',12' front
set label 'e 0.47' at 5.700,3.750 center font ',12' front
set label 'l 0.03' at 5.700,3.450 center font ',12' front
set label 'o 0.23' at 5.700,3.150 center font ',12' front
set label 'p₂' at 5.240,4.050 right front
set label 'l' at 7.100,0.000 center front
set label '0.54' at 7.100,1.800 center font ',12' front
set label '0.96' at 7.100,1.500 center font ',12' front
set label '0.00' at 7.100,1.200 center font ',12' front
set label 'h₃' at 6.740,1.800 right front
set label 'h 0.19' at 7.100,4.050 center font ',12' front
set label 'e 0.03' at 7.100,3.750 center font ',12' front
set label 'l 0.71' at 7.100,3.450 center font ',12' front
set label 'o 0.07' at 7.100,3.150 center font ',12' front
set label 'p₃' at 6.640,4.050 right front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.200 0.200 0
0.000 1.500 -0.300 0.300 1.300 1.700 0
0.000 3.600 -0.300 0.300 3.400 3.800 0
1.500 1.800 1.200 1.800 1.650 1.950 0
1.500 1.500 1.200 1.800 1.350 1.650 0
1.500 1.200 1.200 1.800 1.050 1.350 0
2.900 0.000 2.600 3.200 -0.200 0.200 0
2.900 1.800 2.600 3.200 1.650 1.950 0.1589
2.900 1.500 2.600 3.200 1.350 1.650 0.9486
2.900 1.200 2.600 3.200 1.050 1.350 0.6546
2.900 4.050 2.500 3.300 3.900 4.200 0.06398
2.900 3.750 2.500 3.300 3.600 3.900 0.03819
2.900 3.450 2.500 3.300 3.300 3.600 0.853
2.900 3.150 2.500 3.300 3.000 3.300 0.04483
4.300 0.000 4.000 4.600 -0.200 0.200 0
4.300 1.800 4.000 4.600 1.650 1.950 -0.6697
4.300 1.500 4.000 4.600 1.350 1.650 -0.7167
4.300 1.200 4.000 4.600 1.050 1.350 0.8057
4.300 4.050 3.900 4.700 3.900 4.200 0.04032
4.300 3.750 3.900 4.700 3.600 3.900 0.769
4.300 3.450 3.900 4.700 3.300 3.600 0.06926
4.300 3.150 3.900 4.700 3.000 3.300 0.1214
5.700 0.000 5.400 6.000 -0.200 0.200 0
5.700 1.800 5.400 6.000 1.650 1.950 0.09109
5.700 1.500 5.400 6.000 1.350 1.650 -0.8975
5.700 1.200 5.400 6.000 1.050 1.350 -0.4148
5.700 4.050 5.300 6.100 3.900 4.200 0.2715
5.700 3.750 5.300 6.100 3.600 3.900 0.4703
5.700 3.450 5.300 6.100 3.300 3.600 0.03034
5.700 3.150 5.300 6.100 3.000 3.300 0.2279
7.100 0.000 6.800 7.400 -0.200 0.200 0
7.100 1.800 6.800 7.400 1.650 1.950 0.54
7.100 1.500 6.800 7.400 1.350 1.650 0.9568
7.100 1.200 6.800 7.400 1.050 1.350 0.002382
7.100 4.050 6.700 7.500 3.900 4.200 0.1917
7.100 3.750 6.700 7.500 3.600 3.900 0.02808
7.100 3.450 6.700 7.500 3.300 3.600 0.7083
7.100 3.150 6.700 7.500 3.000 3.300 0.07196
e
unset arrow
unset label
unset output
