# What each loss s leaves for the bias of the hidden units at each step t, summed in two orders
# To draw it again: gnuplot 06_triangle.gp
set encoding utf8
set terminal svg size 698,319 font 'sans-serif,14' background '#ffffff' noenhanced
set output '06_triangle.svg'
set multiplot layout 1,2
# In words: A triangle of numbers, a row for each loss s, a column for each step t. Arrows run through each row to its sum.
set title 'row by row'
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
set xrange [-1.400:4.040]
set yrange [-3.500:0.700]
set arrow from -0.360,0.000 to -0.640,0.000 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 0.640,-0.750 to 0.360,-0.750 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from -0.360,-0.750 to -0.640,-0.750 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 1.640,-1.500 to 1.360,-1.500 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 0.640,-1.500 to 0.360,-1.500 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from -0.360,-1.500 to -0.640,-1.500 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 2.640,-2.250 to 2.360,-2.250 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 1.640,-2.250 to 1.360,-2.250 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from 0.640,-2.250 to 0.360,-2.250 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set arrow from -0.360,-2.250 to -0.640,-2.250 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#0072B2'
set label '0.83' at 0.000,0.000 center font ',12' front
set label 's=0' at 0.640,-0.000 center front
set label 't=0' at 0.000,0.400 center front
set label '0.06' at 0.000,-0.750 center font ',12' front
set label '-1.78' at 1.000,-0.750 center font ',12' front
set label 's=1' at 1.640,-0.750 center front
set label 't=1' at 1.000,0.400 center front
set label '1.43' at 0.000,-1.500 center font ',12' front
set label '-0.41' at 1.000,-1.500 center font ',12' front
set label '-1.81' at 2.000,-1.500 center font ',12' front
set label 's=2' at 2.640,-1.500 center front
set label 't=2' at 2.000,0.400 center front
set label '0.56' at 0.000,-2.250 center font ',12' front
set label '-1.57' at 1.000,-2.250 center font ',12' front
set label '-0.17' at 2.000,-2.250 center font ',12' front
set label '2.60' at 3.000,-2.250 center font ',12' front
set label 's=3' at 3.640,-2.250 center front
set label 't=3' at 3.000,0.400 center front
set label '0.83' at -1.000,0.000 center font ',12' front
set label '-1.72' at -1.000,-0.750 center font ',12' front
set label '-0.79' at -1.000,-1.500 center font ',12' front
set label '1.42' at -1.000,-2.250 center font ',12' front
set label 'sums' at -1.000,0.400 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.150 0.150 0.8316
0.000 -0.750 -0.300 0.300 -0.900 -0.600 0.0623
1.000 -0.750 0.700 1.300 -0.900 -0.600 -1.778
0.000 -1.500 -0.300 0.300 -1.650 -1.350 1.427
1.000 -1.500 0.700 1.300 -1.650 -1.350 -0.4091
2.000 -1.500 1.700 2.300 -1.650 -1.350 -1.807
0.000 -2.250 -0.300 0.300 -2.400 -2.100 0.5563
1.000 -2.250 0.700 1.300 -2.400 -2.100 -1.573
2.000 -2.250 1.700 2.300 -2.400 -2.100 -0.1686
3.000 -2.250 2.700 3.300 -2.400 -2.100 2.604
-1.000 0.000 -1.300 -0.700 -0.150 0.150 0.8316
-1.000 -0.750 -1.300 -0.700 -0.900 -0.600 -1.716
-1.000 -1.500 -1.300 -0.700 -1.650 -1.350 -0.7886
-1.000 -2.250 -1.300 -0.700 -2.400 -2.100 1.419
e
unset arrow
unset label
# In words: A triangle of numbers, a row for each loss s, a column for each step t. Arrows run through each column to its sum.
set title 'column by column'
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
set xrange [-0.870:4.570]
set yrange [-3.500:0.700]
set arrow from 0.000,-0.210 to 0.000,-0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 0.000,-0.960 to 0.000,-1.290 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 0.000,-1.710 to 0.000,-2.040 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 0.000,-2.460 to 0.000,-2.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 1.000,-0.960 to 1.000,-1.290 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 1.000,-1.710 to 1.000,-2.040 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 1.000,-2.460 to 1.000,-2.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 2.000,-1.710 to 2.000,-2.040 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 2.000,-2.460 to 2.000,-2.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 3.000,-2.460 to 3.000,-2.990 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set label '0.83' at 0.000,0.000 center font ',12' front
set label 's=0' at 0.640,-0.000 center front
set label 't=0' at 0.000,0.400 center front
set label '0.06' at 0.000,-0.750 center font ',12' front
set label '-1.78' at 1.000,-0.750 center font ',12' front
set label 's=1' at 1.640,-0.750 center front
set label 't=1' at 1.000,0.400 center front
set label '1.43' at 0.000,-1.500 center font ',12' front
set label '-0.41' at 1.000,-1.500 center font ',12' front
set label '-1.81' at 2.000,-1.500 center font ',12' front
set label 's=2' at 2.640,-1.500 center front
set label 't=2' at 2.000,0.400 center front
set label '0.56' at 0.000,-2.250 center font ',12' front
set label '-1.57' at 1.000,-2.250 center font ',12' front
set label '-0.17' at 2.000,-2.250 center font ',12' front
set label '2.60' at 3.000,-2.250 center font ',12' front
set label 's=3' at 3.640,-2.250 center front
set label 't=3' at 3.000,0.400 center front
set label '2.88' at 0.000,-3.200 center font ',12' front
set label '-3.76' at 1.000,-3.200 center font ',12' front
set label '-1.98' at 2.000,-3.200 center font ',12' front
set label '2.60' at 3.000,-3.200 center font ',12' front
set label 'sums' at 3.700,-3.200 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 0.000 -0.300 0.300 -0.150 0.150 0.8316
0.000 -0.750 -0.300 0.300 -0.900 -0.600 0.0623
1.000 -0.750 0.700 1.300 -0.900 -0.600 -1.778
0.000 -1.500 -0.300 0.300 -1.650 -1.350 1.427
1.000 -1.500 0.700 1.300 -1.650 -1.350 -0.4091
2.000 -1.500 1.700 2.300 -1.650 -1.350 -1.807
0.000 -2.250 -0.300 0.300 -2.400 -2.100 0.5563
1.000 -2.250 0.700 1.300 -2.400 -2.100 -1.573
2.000 -2.250 1.700 2.300 -2.400 -2.100 -0.1686
3.000 -2.250 2.700 3.300 -2.400 -2.100 2.604
0.000 -3.200 -0.300 0.300 -3.350 -3.050 2.878
1.000 -3.200 0.700 1.300 -3.350 -3.050 -3.76
2.000 -3.200 1.700 2.300 -3.350 -3.050 -1.976
3.000 -3.200 2.700 3.300 -3.350 -3.050 2.604
e
unset arrow
unset label
unset multiplot
unset output
