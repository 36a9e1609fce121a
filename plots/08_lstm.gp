# One step of an LSTM, with its numbers; the thick arrow is the memory that is kept
# To draw it again: gnuplot 08_lstm.gp
set encoding utf8
set terminal svg size 604,554 font 'sans-serif,14' background '#ffffff' noenhanced
set output '08_lstm.svg'
# In words: The letter and the hidden state before lead to three gates and a candidate. The cell state before, times the forget gate, and the candidate, times the input gate, add up to the new cell state; times the output gate it is the new hidden state.
set title 'LSTM'
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
set xrange [-3.950:3.600]
set yrange [-0.550:5.750]
set arrow from 0.560,0.260 to -1.240,2.210 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -2.886,0.510 to -1.914,2.090 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.720,0.260 to 0.157,2.090 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -2.840,0.292 to -0.360,2.308 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.880,0.260 to 1.443,2.090 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -2.840,0.195 to 1.240,2.405 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.040,0.260 to 2.840,2.210 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -2.840,0.146 to 2.840,2.454 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from -2.840,5.200 to 0.440,5.200 head filled size 0.12,20 lw 3.00 dt 1 lc rgb '#D55E00'
set label 'times f' at -1.200,5.030 center front
set arrow from -1.240,2.990 to 0.440,4.810 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.157,3.110 to 0.643,4.690 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.443,3.110 to 0.957,4.690 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.160,5.200 to 2.840,5.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'tanh' at 2.000,5.030 center front
set arrow from 3.200,3.110 to 3.200,4.690 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set label 'e' at 0.800,0.000 center front
set label '-0.13' at -3.200,0.300 center font ',12' front
set label '0.17' at -3.200,0.000 center font ',12' front
set label '0.01' at -3.200,-0.300 center font ',12' front
set label 'h₀' at -3.560,0.300 right front
set label '0.81' at -1.600,2.900 center font ',12' front
set label '0.66' at -1.600,2.600 center font ',12' front
set label '0.75' at -1.600,2.300 center font ',12' front
set label 'f' at -1.960,2.900 right front
set label '0.33' at 0.000,2.900 center font ',12' front
set label '0.63' at 0.000,2.600 center font ',12' front
set label '0.18' at 0.000,2.300 center font ',12' front
set label 'ι' at -0.360,2.900 right front
set label '-0.26' at 1.600,2.900 center font ',12' front
set label '0.10' at 1.600,2.600 center font ',12' front
set label '0.85' at 1.600,2.300 center font ',12' front
set label 'c̃' at 1.240,2.900 right front
set label '0.70' at 3.200,2.900 center font ',12' front
set label '0.73' at 3.200,2.600 center font ',12' front
set label '0.76' at 3.200,2.300 center font ',12' front
set label 'o' at 2.840,2.900 right front
set label '-0.29' at -3.200,5.500 center font ',12' front
set label '0.31' at -3.200,5.200 center font ',12' front
set label '0.01' at -3.200,4.900 center font ',12' front
set label 'c₀' at -3.560,5.500 right front
set label '-0.32' at 0.800,5.500 center font ',12' front
set label '0.27' at 0.800,5.200 center font ',12' front
set label '0.16' at 0.800,4.900 center font ',12' front
set label 'c₁' at 0.440,5.500 right front
set label '-0.22' at 3.200,5.500 center font ',12' front
set label '0.19' at 3.200,5.200 center font ',12' front
set label '0.12' at 3.200,4.900 center font ',12' front
set label 'h₁' at 2.840,5.500 right front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.800 0.000 0.500 1.100 -0.200 0.200 0
-3.200 0.300 -3.500 -2.900 0.150 0.450 -0.1298
-3.200 0.000 -3.500 -2.900 -0.150 0.150 0.1714
-3.200 -0.300 -3.500 -2.900 -0.450 -0.150 0.006086
-1.600 2.900 -1.900 -1.300 2.750 3.050 0.8139
-1.600 2.600 -1.900 -1.300 2.450 2.750 0.6633
-1.600 2.300 -1.900 -1.300 2.150 2.450 0.7486
0.000 2.900 -0.300 0.300 2.750 3.050 0.3309
0.000 2.600 -0.300 0.300 2.450 2.750 0.6256
0.000 2.300 -0.300 0.300 2.150 2.450 0.1818
1.600 2.900 1.300 1.900 2.750 3.050 -0.2568
1.600 2.600 1.300 1.900 2.450 2.750 0.09859
1.600 2.300 1.300 1.900 2.150 2.450 0.8452
3.200 2.900 2.900 3.500 2.750 3.050 0.6957
3.200 2.600 2.900 3.500 2.450 2.750 0.7264
3.200 2.300 2.900 3.500 2.150 2.450 0.7648
-3.200 5.500 -3.500 -2.900 5.350 5.650 -0.2921
-3.200 5.200 -3.500 -2.900 5.050 5.350 0.3102
-3.200 4.900 -3.500 -2.900 4.750 5.050 0.01244
0.800 5.500 0.500 1.100 5.350 5.650 -0.3227
0.800 5.200 0.500 1.100 5.050 5.350 0.2674
0.800 4.900 0.500 1.100 4.750 5.050 0.1629
3.200 5.500 2.900 3.500 5.350 5.650 -0.217
3.200 5.200 2.900 3.500 5.050 5.350 0.1898
3.200 4.900 2.900 3.500 4.750 5.050 0.1235
e
unset arrow
unset label
unset output
