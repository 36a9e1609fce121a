# A block over a word: whom each step looks at, and the guesses
# To draw it again: gnuplot 09_block.gp
set encoding utf8
set terminal svg size 564,690 font 'sans-serif,14' background '#ffffff' noenhanced
set output '09_block.svg'
# In words: For each letter a column, from the letter up to its row, the row behind the block, and the guess. Between the rows arrows go from each step to itself and to those after it, the thicker the more it is looked at. None goes back in time. A black one leads from each row straight up: it goes on, and something is added to it.
set title 'one block, unrolled'
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
set xrange [-0.850:6.200]
set yrange [-0.300:7.700]
set arrow from 0.000,0.260 to 0.000,0.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.000,2.260 to 0.000,3.697 nohead lw 6.00 dt 1 lc rgb '#0072B2'
set arrow from 0.000,2.260 to 0.000,3.940 head filled size 0.270,30 lw 1.00 dt 1 lc rgb '#0072B2'
set arrow from 0.000,2.260 to 0.000,3.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.000,5.260 to 0.000,6.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.900,0.260 to 1.900,0.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.360,2.168 to 1.540,4.032 head filled size 0.12,20 lw 2.87 dt 1 lc rgb '#0072B2'
set arrow from 1.900,2.260 to 1.900,3.750 nohead lw 3.63 dt 1 lc rgb '#0072B2'
set arrow from 1.900,2.260 to 1.900,3.940 head filled size 0.211,30 lw 1.00 dt 1 lc rgb '#0072B2'
set arrow from 1.900,2.260 to 1.900,3.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.900,5.260 to 1.900,6.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.800,0.260 to 3.800,0.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.360,1.884 to 3.440,4.316 head filled size 0.12,20 lw 2.60 dt 1 lc rgb '#0072B2'
set arrow from 2.260,2.168 to 3.440,4.032 head filled size 0.12,20 lw 2.29 dt 1 lc rgb '#0072B2'
set arrow from 3.800,2.260 to 3.800,3.940 head filled size 0.12,20 lw 2.12 dt 1 lc rgb '#0072B2'
set arrow from 3.800,2.260 to 3.800,3.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.800,5.260 to 3.800,6.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.700,0.260 to 5.700,0.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.360,1.789 to 5.340,4.411 head filled size 0.12,20 lw 3.00 dt 1 lc rgb '#0072B2'
set arrow from 2.260,1.884 to 5.340,4.316 head filled size 0.12,20 lw 2.21 dt 1 lc rgb '#0072B2'
set arrow from 4.160,2.168 to 5.340,4.032 head filled size 0.12,20 lw 1.20 dt 1 lc rgb '#0072B2'
set arrow from 5.700,2.260 to 5.700,3.940 head filled size 0.12,20 lw 1.09 dt 1 lc rgb '#0072B2'
set arrow from 5.700,2.260 to 5.700,3.940 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.700,5.260 to 5.700,6.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'h' at 0.000,0.000 center front
set label '0.33' at 0.000,2.050 center font ',12' front
set label '-0.52' at 0.000,1.750 center font ',12' front
set label '-0.42' at 0.000,1.450 center font ',12' front
set label '-0.38' at 0.000,1.150 center font ',12' front
set label 'h₀' at -0.360,2.050 right front
set label '0.38' at 0.000,5.050 center font ',12' front
set label '0.16' at 0.000,4.750 center font ',12' front
set label '-1.08' at 0.000,4.450 center font ',12' front
set label '-1.32' at 0.000,4.150 center font ',12' front
set label 'h₀″' at -0.360,5.050 right front
set label 'h 0.04' at 0.000,7.450 center font ',12' front
set label 'e 0.60' at 0.000,7.150 center font ',12' front
set label 'l 0.27' at 0.000,6.850 center font ',12' front
set label 'o 0.10' at 0.000,6.550 center font ',12' front
set label 'p₀' at -0.460,7.450 right front
set label 'e' at 1.900,0.000 center front
set label '0.04' at 1.900,2.050 center font ',12' front
set label '-0.40' at 1.900,1.750 center font ',12' front
set label '0.25' at 1.900,1.450 center font ',12' front
set label '-0.13' at 1.900,1.150 center font ',12' front
set label 'h₁' at 1.540,2.050 right front
set label '0.10' at 1.900,5.050 center font ',12' front
set label '0.10' at 1.900,4.750 center font ',12' front
set label '-0.20' at 1.900,4.450 center font ',12' front
set label '-1.45' at 1.900,4.150 center font ',12' front
set label 'h₁″' at 1.540,5.050 right front
set label 'h 0.03' at 1.900,7.450 center font ',12' front
set label 'e 0.25' at 1.900,7.150 center font ',12' front
set label 'l 0.35' at 1.900,6.850 center font ',12' front
set label 'o 0.37' at 1.900,6.550 center font ',12' front
set label 'p₁' at 1.440,7.450 right front
set label 'l' at 3.800,0.000 center front
set label '-0.02' at 3.800,2.050 center font ',12' front
set label '-0.09' at 3.800,1.750 center font ',12' front
set label '0.12' at 3.800,1.450 center font ',12' front
set label '0.08' at 3.800,1.150 center font ',12' front
set label 'h₂' at 3.440,2.050 right front
set label '1.02' at 3.800,5.050 center font ',12' front
set label '-0.27' at 3.800,4.750 center font ',12' front
set label '-0.33' at 3.800,4.450 center font ',12' front
set label '-0.92' at 3.800,4.150 center font ',12' front
set label 'h₂″' at 3.440,5.050 right front
set label 'h 0.09' at 3.800,7.450 center font ',12' front
set label 'e 0.41' at 3.800,7.150 center font ',12' front
set label 'l 0.17' at 3.800,6.850 center font ',12' front
set label 'o 0.33' at 3.800,6.550 center font ',12' front
set label 'p₂' at 3.340,7.450 right front
set label 'l' at 5.700,0.000 center front
set label '0.24' at 5.700,2.050 center font ',12' front
set label '0.02' at 5.700,1.750 center font ',12' front
set label '0.12' at 5.700,1.450 center font ',12' front
set label '0.52' at 5.700,1.150 center font ',12' front
set label 'h₃' at 5.340,2.050 right front
set label '1.54' at 5.700,5.050 center font ',12' front
set label '-0.93' at 5.700,4.750 center font ',12' front
set label '0.20' at 5.700,4.450 center font ',12' front
set label '0.09' at 5.700,4.150 center font ',12' front
set label 'h₃″' at 5.340,5.050 right front
set label 'h 0.31' at 5.700,7.450 center font ',12' front
set label 'e 0.28' at 5.700,7.150 center font ',12' front
set label 'l 0.07' at 5.700,6.850 center font ',12' front
set label 'o 0.34' at 5.700,6.550 center font ',12' front
set label 'p₃' at 5.240,7.450 right front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.200 0.200 0
0.000 2.050 -0.300 0.300 1.900 2.200 0.3313
0.000 1.750 -0.300 0.300 1.600 1.900 -0.5151
0.000 1.450 -0.300 0.300 1.300 1.600 -0.4241
0.000 1.150 -0.300 0.300 1.000 1.300 -0.3838
0.000 5.050 -0.300 0.300 4.900 5.200 0.3814
0.000 4.750 -0.300 0.300 4.600 4.900 0.1554
0.000 4.450 -0.300 0.300 4.300 4.600 -1.077
0.000 4.150 -0.300 0.300 4.000 4.300 -1.325
0.000 7.450 -0.400 0.400 7.300 7.600 0.04168
0.000 7.150 -0.400 0.400 7.000 7.300 0.5951
0.000 6.850 -0.400 0.400 6.700 7.000 0.2655
0.000 6.550 -0.400 0.400 6.400 6.700 0.09773
1.900 0.000 1.600 2.200 -0.200 0.200 0
1.900 2.050 1.600 2.200 1.900 2.200 0.04497
1.900 1.750 1.600 2.200 1.600 1.900 -0.402
1.900 1.450 1.600 2.200 1.300 1.600 0.2528
1.900 1.150 1.600 2.200 1.000 1.300 -0.13
1.900 5.050 1.600 2.200 4.900 5.200 0.09745
1.900 4.750 1.600 2.200 4.600 4.900 0.1005
1.900 4.450 1.600 2.200 4.300 4.600 -0.1951
1.900 4.150 1.600 2.200 4.000 4.300 -1.446
1.900 7.450 1.500 2.300 7.300 7.600 0.02762
1.900 7.150 1.500 2.300 7.000 7.300 0.2521
1.900 6.850 1.500 2.300 6.700 7.000 0.3546
1.900 6.550 1.500 2.300 6.400 6.700 0.3657
3.800 0.000 3.500 4.100 -0.200 0.200 0
3.800 2.050 3.500 4.100 1.900 2.200 -0.01848
3.800 1.750 3.500 4.100 1.600 1.900 -0.09216
3.800 1.450 3.500 4.100 1.300 1.600 0.1211
3.800 1.150 3.500 4.100 1.000 1.300 0.08152
3.800 5.050 3.500 4.100 4.900 5.200 1.022
3.800 4.750 3.500 4.100 4.600 4.900 -0.2692
3.800 4.450 3.500 4.100 4.300 4.600 -0.3343
3.800 4.150 3.500 4.100 4.000 4.300 -0.9243
3.800 7.450 3.400 4.200 7.300 7.600 0.09411
3.800 7.150 3.400 4.200 7.000 7.300 0.4072
3.800 6.850 3.400 4.200 6.700 7.000 0.1714
3.800 6.550 3.400 4.200 6.400 6.700 0.3273
5.700 0.000 5.400 6.000 -0.200 0.200 0
5.700 2.050 5.400 6.000 1.900 2.200 0.2357
5.700 1.750 5.400 6.000 1.600 1.900 0.01882
5.700 1.450 5.400 6.000 1.300 1.600 0.1159
5.700 1.150 5.400 6.000 1.000 1.300 0.519
5.700 5.050 5.400 6.000 4.900 5.200 1.538
5.700 4.750 5.400 6.000 4.600 4.900 -0.9272
5.700 4.450 5.400 6.000 4.300 4.600 0.1981
5.700 4.150 5.400 6.000 4.000 4.300 0.08957
5.700 7.450 5.300 6.100 7.300 7.600 0.3143
5.700 7.150 5.300 6.100 7.000 7.300 0.2757
5.700 6.850 5.300 6.100 6.700 7.000 0.07181
5.700 6.550 5.300 6.100 6.400 6.700 0.3383
e
unset arrow
unset label
unset output
