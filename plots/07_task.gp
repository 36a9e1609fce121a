# The lag task, unrolled: the last answer depends on the first letter, and nothing else does
# To draw it again: gnuplot 07_task.gp
set encoding utf8
set terminal svg size 784,466 font 'sans-serif,14' background '#ffffff' noenhanced
set output '07_task.svg'
# In words: Each letter leads to a hidden state, and this to the letter wanted and the next state; from the first letter a way leads through all states to the last answer.
set title 'lag 10'
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
set xrange [-0.400:9.400]
set yrange [-3.300:1.900]
set arrow from 0.000,0.260 to 0.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 0.000,1.060 to 0.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.000,0.260 to 1.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.360,0.800 to 0.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 1.000,1.060 to 1.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 2.000,0.260 to 2.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.360,0.800 to 1.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 2.000,1.060 to 2.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.000,0.260 to 3.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 2.360,0.800 to 2.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 3.000,1.060 to 3.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 4.000,0.260 to 4.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.360,0.800 to 3.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 4.000,1.060 to 4.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.000,0.260 to 5.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 4.360,0.800 to 4.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 5.000,1.060 to 5.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 6.000,0.260 to 6.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.360,0.800 to 5.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 6.000,1.060 to 6.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 7.000,0.260 to 7.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 6.360,0.800 to 6.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 7.000,1.060 to 7.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 8.000,0.260 to 8.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 7.360,0.800 to 7.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 8.000,1.060 to 8.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 9.000,0.260 to 9.000,0.540 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 8.360,0.800 to 8.640,0.800 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 9.000,1.060 to 9.000,1.340 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 0.000,-2.740 to 0.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 0.000,-1.940 to 0.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.000,-2.740 to 1.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 0.360,-2.200 to 0.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 1.000,-1.940 to 1.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 2.000,-2.740 to 2.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 1.360,-2.200 to 1.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 2.000,-1.940 to 2.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.000,-2.740 to 3.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 2.360,-2.200 to 2.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 3.000,-1.940 to 3.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 4.000,-2.740 to 4.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 3.360,-2.200 to 3.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 4.000,-1.940 to 4.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.000,-2.740 to 5.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 4.360,-2.200 to 4.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 5.000,-1.940 to 5.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 6.000,-2.740 to 6.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 5.360,-2.200 to 5.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 6.000,-1.940 to 6.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 7.000,-2.740 to 7.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 6.360,-2.200 to 6.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 7.000,-1.940 to 7.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 8.000,-2.740 to 8.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 7.360,-2.200 to 7.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 8.000,-1.940 to 8.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 9.000,-2.740 to 9.000,-2.460 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#000000'
set arrow from 8.360,-2.200 to 8.640,-2.200 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set arrow from 9.000,-1.940 to 9.000,-1.660 head filled size 0.12,20 lw 1.50 dt 1 lc rgb '#D55E00'
set label 'x' at 0.000,-0.000 center front
set label 'h0' at 0.000,0.800 center front
set label 'a' at 0.000,1.600 center front
set label 'a' at 1.000,-0.000 center front
set label 'h1' at 1.000,0.800 center front
set label 'b' at 1.000,1.600 center front
set label 'b' at 2.000,-0.000 center front
set label 'h2' at 2.000,0.800 center front
set label 'c' at 2.000,1.600 center front
set label 'c' at 3.000,-0.000 center front
set label 'h3' at 3.000,0.800 center front
set label 'd' at 3.000,1.600 center front
set label 'd' at 4.000,-0.000 center front
set label 'h4' at 4.000,0.800 center front
set label 'e' at 4.000,1.600 center front
set label 'e' at 5.000,-0.000 center front
set label 'h5' at 5.000,0.800 center front
set label 'f' at 5.000,1.600 center front
set label 'f' at 6.000,-0.000 center front
set label 'h6' at 6.000,0.800 center front
set label 'g' at 6.000,1.600 center front
set label 'g' at 7.000,-0.000 center front
set label 'h7' at 7.000,0.800 center front
set label 'h' at 7.000,1.600 center front
set label 'h' at 8.000,-0.000 center front
set label 'h8' at 8.000,0.800 center front
set label 'i' at 8.000,1.600 center front
set label 'i' at 9.000,-0.000 center front
set label 'h9' at 9.000,0.800 center front
set label 'x' at 9.000,1.600 center front
set label 'y' at 0.000,-3.000 center front
set label 'h0' at 0.000,-2.200 center front
set label 'a' at 0.000,-1.400 center front
set label 'a' at 1.000,-3.000 center front
set label 'h1' at 1.000,-2.200 center front
set label 'b' at 1.000,-1.400 center front
set label 'b' at 2.000,-3.000 center front
set label 'h2' at 2.000,-2.200 center front
set label 'c' at 2.000,-1.400 center front
set label 'c' at 3.000,-3.000 center front
set label 'h3' at 3.000,-2.200 center front
set label 'd' at 3.000,-1.400 center front
set label 'd' at 4.000,-3.000 center front
set label 'h4' at 4.000,-2.200 center front
set label 'e' at 4.000,-1.400 center front
set label 'e' at 5.000,-3.000 center front
set label 'h5' at 5.000,-2.200 center front
set label 'f' at 5.000,-1.400 center front
set label 'f' at 6.000,-3.000 center front
set label 'h6' at 6.000,-2.200 center front
set label 'g' at 6.000,-1.400 center front
set label 'g' at 7.000,-3.000 center front
set label 'h7' at 7.000,-2.200 center front
set label 'h' at 7.000,-1.400 center front
set label 'h' at 8.000,-3.000 center front
set label 'h8' at 8.000,-2.200 center front
set label 'i' at 8.000,-1.400 center front
set label 'i' at 9.000,-3.000 center front
set label 'h9' at 9.000,-2.200 center front
set label 'y' at 9.000,-1.400 center front
plot '-' using 1:2:3:4:5:6:7 with boxxyerror fs solid border lc rgb '#000000' lw 1 fc palette notitle
0.000 -0.000 -0.300 0.300 -0.200 0.200 0
0.000 0.800 -0.300 0.300 0.600 1.000 0
1.000 0.800 0.700 1.300 0.600 1.000 0
2.000 0.800 1.700 2.300 0.600 1.000 0
3.000 0.800 2.700 3.300 0.600 1.000 0
4.000 0.800 3.700 4.300 0.600 1.000 0
5.000 0.800 4.700 5.300 0.600 1.000 0
6.000 0.800 5.700 6.300 0.600 1.000 0
7.000 0.800 6.700 7.300 0.600 1.000 0
8.000 0.800 7.700 8.300 0.600 1.000 0
9.000 0.800 8.700 9.300 0.600 1.000 0
9.000 1.600 8.700 9.300 1.400 1.800 0
0.000 -3.000 -0.300 0.300 -3.200 -2.800 0
0.000 -2.200 -0.300 0.300 -2.400 -2.000 0
1.000 -2.200 0.700 1.300 -2.400 -2.000 0
2.000 -2.200 1.700 2.300 -2.400 -2.000 0
3.000 -2.200 2.700 3.300 -2.400 -2.000 0
4.000 -2.200 3.700 4.300 -2.400 -2.000 0
5.000 -2.200 4.700 5.300 -2.400 -2.000 0
6.000 -2.200 5.700 6.300 -2.400 -2.000 0
7.000 -2.200 6.700 7.300 -2.400 -2.000 0
8.000 -2.200 7.700 8.300 -2.400 -2.000 0
9.000 -2.200 8.700 9.300 -2.400 -2.000 0
9.000 -1.400 8.700 9.300 -1.600 -1.200 0
e
unset arrow
unset label
unset output
