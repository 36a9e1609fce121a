# One step of a GRU, with its numbers; the thick arrow is the memory that is kept
# To draw it again: gnuplot 08_gru.gp
set encoding utf8
set terminal svg size 556,554 font 'sans-serif,14' background '#ffffff' noenhanced
set output '08_gru.svg'
# In words: The letter and the hidden state before lead to two gates and to a candidate, to this one through the reset gate. The state before, times the update gate, and the candidate, times what is left to 1, add up to the new state.
set title 'GRU'
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
set xrange [-2.950:4.000]
set yrange [-0.550:5.750]
set arrow from 1.400,0.260 to -0.040,2.132 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.600,0.260 to 1.600,2.090 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.800,0.260 to 3.240,2.132 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -1.847,0.510 to -0.753,2.090 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -1.840,0.246 to 1.240,2.354 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -1.840,0.161 to 3.240,2.439 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -1.840,5.200 to 2.040,5.200 head filled size 0.12,20 lw 3.00 dt 1 lc rgb '#D55E00'
set label 'times u' at 0.100,5.030 center front
set arrow from -0.040,2.934 to 2.040,4.866 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.960,2.600 to 3.240,2.600 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.365,3.110 to 2.635,4.690 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'times 1 − u' at 3.080,3.900 left front
set label 'e' at 1.600,0.000 center front
set label '0.81' at -0.400,2.900 center font ',12' front
set label '0.66' at -0.400,2.600 center font ',12' front
set label '0.74' at -0.400,2.300 center font ',12' front
set label 'u' at -0.760,2.900 right front
set label '0.33' at 1.600,2.900 center font ',12' front
set label '0.62' at 1.600,2.600 center font ',12' front
set label '0.19' at 1.600,2.300 center font ',12' front
set label 'r' at 1.240,2.900 right front
set label '-0.33' at 3.600,2.900 center font ',12' front
set label '0.11' at 3.600,2.600 center font ',12' front
set label '0.84' at 3.600,2.300 center font ',12' front
set label 'h̃' at 3.240,2.900 right front
set label '-0.06' at -2.200,0.300 center font ',12' front
set label '0.13' at -2.200,0.000 center font ',12' front
set label '0.01' at -2.200,-0.300 center font ',12' front
set label 'h₀' at -2.560,0.300 right front
set label '-0.06' at -2.200,5.500 center font ',12' front
set label '0.13' at -2.200,5.200 center font ',12' front
set label '0.01' at -2.200,4.900 center font ',12' front
set label 'h₀' at -2.560,5.500 right front
set label '-0.11' at 2.400,5.500 center font ',12' front
set label '0.13' at 2.400,5.200 center font ',12' front
set label '0.22' at 2.400,4.900 center font ',12' front
set label 'h₁' at 2.040,5.500 right front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
1.600 0.000 1.300 1.900 -0.200 0.200 0
-0.400 2.900 -0.700 -0.100 2.750 3.050 0.8127
-0.400 2.600 -0.700 -0.100 2.450 2.750 0.6565
-0.400 2.300 -0.700 -0.100 2.150 2.450 0.7418
1.600 2.900 1.300 1.900 2.750 3.050 0.3334
1.600 2.600 1.300 1.900 2.450 2.750 0.6231
1.600 2.300 1.300 1.900 2.150 2.450 0.191
3.600 2.900 3.300 3.900 2.750 3.050 -0.3292
3.600 2.600 3.300 3.900 2.450 2.750 0.1128
3.600 2.300 3.300 3.900 2.150 2.450 0.8397
-2.200 0.300 -2.500 -1.900 0.150 0.450 -0.06489
-2.200 0.000 -2.500 -1.900 -0.150 0.150 0.1349
-2.200 -0.300 -2.500 -1.900 -0.450 -0.150 0.006329
-2.200 5.500 -2.500 -1.900 5.350 5.650 -0.06489
-2.200 5.200 -2.500 -1.900 5.050 5.350 0.1349
-2.200 4.900 -2.500 -1.900 4.750 5.050 0.006329
2.400 5.500 2.100 2.700 5.350 5.650 -0.1144
2.400 5.200 2.100 2.700 5.050 5.350 0.1273
2.400 4.900 2.100 2.700 4.750 5.050 0.2215
e
unset arrow
unset label
unset output
