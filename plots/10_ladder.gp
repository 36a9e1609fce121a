# The first lines that are held out, the bluer the more a letter costs: with no letter before it, with one, with four
# To draw it again: gnuplot 10_ladder.gp
set encoding utf8
set terminal svg size 799,612 font 'sans-serif,14' background '#ffffff' noenhanced
set output '10_ladder.svg'
set multiplot layout 3,1
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-10:10]
unset colorbox
set title 'no letter before'
set xlabel
set ylabel
unset xtics
unset ytics
set size noratio
set xrange [-0.5:69-0.5]
set yrange [6-0.5:-0.5]
set label 'd' at 0,0 center front font 'monospace,13'
set label 'g' at 1,0 center front font 'monospace,13'
set label 'e' at 2,0 center front font 'monospace,13'
set label 's' at 3,0 center front font 'monospace,13'
set label 'h' at 5,0 center front font 'monospace,13'
set label 'o' at 6,0 center front font 'monospace,13'
set label 'l' at 7,0 center front font 'monospace,13'
set label 'd' at 8,0 center front font 'monospace,13'
set label 'i' at 9,0 center front font 'monospace,13'
set label 'n' at 10,0 center front font 'monospace,13'
set label 'g' at 11,0 center front font 'monospace,13'
set label 't' at 13,0 center front font 'monospace,13'
set label 'h' at 14,0 center front font 'monospace,13'
set label 'a' at 15,0 center front font 'monospace,13'
set label 't' at 16,0 center front font 'monospace,13'
set label 't' at 18,0 center front font 'monospace,13'
set label 'h' at 19,0 center front font 'monospace,13'
set label 'e' at 20,0 center front font 'monospace,13'
set label 'w' at 22,0 center front font 'monospace,13'
set label 'o' at 23,0 center front font 'monospace,13'
set label 'r' at 24,0 center front font 'monospace,13'
set label 'd' at 25,0 center front font 'monospace,13'
set label 's' at 26,0 center front font 'monospace,13'
set label 'd' at 0,1 center front font 'monospace,13'
set label 'i' at 1,1 center front font 'monospace,13'
set label 'd' at 2,1 center front font 'monospace,13'
set label 'n' at 4,1 center front font 'monospace,13'
set label 'o' at 5,1 center front font 'monospace,13'
set label 't' at 6,1 center front font 'monospace,13'
set label 'c' at 8,1 center front font 'monospace,13'
set label 'h' at 9,1 center front font 'monospace,13'
set label 'a' at 10,1 center front font 'monospace,13'
set label 'r' at 11,1 center front font 'monospace,13'
set label 'g' at 12,1 center front font 'monospace,13'
set label 'e' at 13,1 center front font 'monospace,13'
set label 'm' at 15,1 center front font 'monospace,13'
set label 'u' at 16,1 center front font 'monospace,13'
set label 'r' at 17,1 center front font 'monospace,13'
set label 'd' at 18,1 center front font 'monospace,13'
set label 'e' at 19,1 center front font 'monospace,13'
set label 'r' at 20,1 center front font 'monospace,13'
set label ',' at 21,1 center front font 'monospace,13'
set label 'f' at 23,1 center front font 'monospace,13'
set label 'o' at 24,1 center front font 'monospace,13'
set label 'r' at 25,1 center front font 'monospace,13'
set label 't' at 27,1 center front font 'monospace,13'
set label 'h' at 28,1 center front font 'monospace,13'
set label 'e' at 29,1 center front font 'monospace,13'
set label 'y' at 30,1 center front font 'monospace,13'
set label 'd' at 32,1 center front font 'monospace,13'
set label 'i' at 33,1 center front font 'monospace,13'
set label 'd' at 34,1 center front font 'monospace,13'
set label 'n' at 36,1 center front font 'monospace,13'
set label 'o' at 37,1 center front font 'monospace,13'
set label 't' at 38,1 center front font 'monospace,13'
set label 'a' at 40,1 center front font 'monospace,13'
set label 'f' at 41,1 center front font 'monospace,13'
set label 'f' at 42,1 center front font 'monospace,13'
set label 'i' at 43,1 center front font 'monospace,13'
set label 'r' at 44,1 center front font 'monospace,13'
set label 'm' at 45,1 center front font 'monospace,13'
set label 't' at 47,1 center front font 'monospace,13'
set label 'h' at 48,1 center front font 'monospace,13'
set label 'e' at 49,1 center front font 'monospace,13'
set label 'd' at 51,1 center front font 'monospace,13'
set label 'e' at 52,1 center front font 'monospace,13'
set label 'a' at 53,1 center front font 'monospace,13'
set label 't' at 54,1 center front font 'monospace,13'
set label 'h' at 55,1 center front font 'monospace,13'
set label 'o' at 57,1 center front font 'monospace,13'
set label 'f' at 58,1 center front font 'monospace,13'
set label 't' at 60,1 center front font 'monospace,13'
set label 'h' at 61,1 center front font 'monospace,13'
set label 'e' at 62,1 center front font 'monospace,13'
set label 'c' at 64,1 center front font 'monospace,13'
set label 'o' at 65,1 center front font 'monospace,13'
set label 'o' at 66,1 center front font 'monospace,13'
set label 'k' at 67,1 center front font 'monospace,13'
set label ',' at 68,1 center front font 'monospace,13'
set label 't' at 0,2 center front font 'monospace,13'
set label 'h' at 1,2 center front font 'monospace,13'
set label 'a' at 2,2 center front font 'monospace,13'
set label 't' at 3,2 center front font 'monospace,13'
set label 'b' at 5,2 center front font 'monospace,13'
set label 'e' at 6,2 center front font 'monospace,13'
set label 'i' at 7,2 center front font 'monospace,13'
set label 'n' at 8,2 center front font 'monospace,13'
set label 'g' at 9,2 center front font 'monospace,13'
set label 'o' at 11,2 center front font 'monospace,13'
set label 'n' at 12,2 center front font 'monospace,13'
set label 'l' at 13,2 center front font 'monospace,13'
set label 'y' at 14,2 center front font 'monospace,13'
set label 'a' at 16,2 center front font 'monospace,13'
set label 'n' at 17,2 center front font 'monospace,13'
set label 'i' at 19,2 center front font 'monospace,13'
set label 'n' at 20,2 center front font 'monospace,13'
set label 'f' at 21,2 center front font 'monospace,13'
set label 'e' at 22,2 center front font 'monospace,13'
set label 'r' at 23,2 center front font 'monospace,13'
set label 'e' at 24,2 center front font 'monospace,13'
set label 'n' at 25,2 center front font 'monospace,13'
set label 'c' at 26,2 center front font 'monospace,13'
set label 'e' at 27,2 center front font 'monospace,13'
set label '.' at 28,2 center front font 'monospace,13'
set label 'T' at 0,4 center front font 'monospace,13'
set label 'E' at 1,4 center front font 'monospace,13'
set label 'D' at 2,4 center front font 'monospace,13'
set label 'I' at 3,4 center front font 'monospace,13'
set label 'U' at 4,4 center front font 'monospace,13'
set label 'M' at 5,4 center front font 'monospace,13'
set label ',' at 6,4 center front font 'monospace,13'
set label 'n' at 8,4 center front font 'monospace,13'
set label '.' at 9,4 center front font 'monospace,13'
set label 'E' at 12,4 center front font 'monospace,13'
set label 'n' at 13,4 center front font 'monospace,13'
set label 'n' at 14,4 center front font 'monospace,13'
set label 'u' at 15,4 center front font 'monospace,13'
set label 'i' at 16,4 center front font 'monospace,13'
set label ',' at 17,4 center front font 'monospace,13'
set label 't' at 19,4 center front font 'monospace,13'
set label 'h' at 20,4 center front font 'monospace,13'
set label 'e' at 21,4 center front font 'monospace,13'
set label 's' at 23,4 center front font 'monospace,13'
set label 't' at 24,4 center front font 'monospace,13'
set label 'a' at 25,4 center front font 'monospace,13'
set label 't' at 26,4 center front font 'monospace,13'
set label 'e' at 27,4 center front font 'monospace,13'
set label 'o' at 29,4 center front font 'monospace,13'
set label 'r' at 30,4 center front font 'monospace,13'
set label 'c' at 32,4 center front font 'monospace,13'
set label 'o' at 33,4 center front font 'monospace,13'
set label 'n' at 34,4 center front font 'monospace,13'
set label 'd' at 35,4 center front font 'monospace,13'
set label 'i' at 36,4 center front font 'monospace,13'
set label 't' at 37,4 center front font 'monospace,13'
set label 'i' at 38,4 center front font 'monospace,13'
set label 'o' at 39,4 center front font 'monospace,13'
set label 'n' at 40,4 center front font 'monospace,13'
set label 'o' at 42,4 center front font 'monospace,13'
set label 'f' at 43,4 center front font 'monospace,13'
set label 'o' at 45,4 center front font 'monospace,13'
set label 'n' at 46,4 center front font 'monospace,13'
set label 'e' at 47,4 center front font 'monospace,13'
set label 't' at 49,4 center front font 'monospace,13'
set label 'h' at 50,4 center front font 'monospace,13'
set label 'a' at 51,4 center front font 'monospace,13'
set label 't' at 52,4 center front font 'monospace,13'
set label 'i' at 54,4 center front font 'monospace,13'
set label 's' at 55,4 center front font 'monospace,13'
set label 'b' at 57,4 center front font 'monospace,13'
set label 'o' at 58,4 center front font 'monospace,13'
set label 'r' at 59,4 center front font 'monospace,13'
set label 'e' at 60,4 center front font 'monospace,13'
set label 'd' at 61,4 center front font 'monospace,13'
set label '.' at 62,4 center front font 'monospace,13'
set label 'M' at 65,4 center front font 'monospace,13'
set label 'a' at 66,4 center front font 'monospace,13'
set label 'n' at 67,4 center front font 'monospace,13'
set label 'y' at 68,4 center front font 'monospace,13'
set label 'f' at 0,5 center front font 'monospace,13'
set label 'a' at 1,5 center front font 'monospace,13'
set label 'n' at 2,5 center front font 'monospace,13'
set label 'c' at 3,5 center front font 'monospace,13'
set label 'i' at 4,5 center front font 'monospace,13'
set label 'f' at 5,5 center front font 'monospace,13'
set label 'u' at 6,5 center front font 'monospace,13'
set label 'l' at 7,5 center front font 'monospace,13'
set label 'd' at 9,5 center front font 'monospace,13'
set label 'e' at 10,5 center front font 'monospace,13'
set label 'r' at 11,5 center front font 'monospace,13'
set label 'i' at 12,5 center front font 'monospace,13'
set label 'v' at 13,5 center front font 'monospace,13'
set label 'a' at 14,5 center front font 'monospace,13'
set label 't' at 15,5 center front font 'monospace,13'
set label 'i' at 16,5 center front font 'monospace,13'
set label 'o' at 17,5 center front font 'monospace,13'
set label 'n' at 18,5 center front font 'monospace,13'
set label 's' at 19,5 center front font 'monospace,13'
set label 'o' at 21,5 center front font 'monospace,13'
set label 'f' at 22,5 center front font 'monospace,13'
set label 't' at 24,5 center front font 'monospace,13'
set label 'h' at 25,5 center front font 'monospace,13'
set label 'e' at 26,5 center front font 'monospace,13'
set label 'w' at 28,5 center front font 'monospace,13'
set label 'o' at 29,5 center front font 'monospace,13'
set label 'r' at 30,5 center front font 'monospace,13'
set label 'd' at 31,5 center front font 'monospace,13'
set label 'h' at 33,5 center front font 'monospace,13'
set label 'a' at 34,5 center front font 'monospace,13'
set label 'v' at 35,5 center front font 'monospace,13'
set label 'e' at 36,5 center front font 'monospace,13'
set label 'b' at 38,5 center front font 'monospace,13'
set label 'e' at 39,5 center front font 'monospace,13'
set label 'e' at 40,5 center front font 'monospace,13'
set label 'n' at 41,5 center front font 'monospace,13'
set label 'a' at 43,5 center front font 'monospace,13'
set label 'f' at 44,5 center front font 'monospace,13'
set label 'f' at 45,5 center front font 'monospace,13'
set label 'i' at 46,5 center front font 'monospace,13'
set label 'r' at 47,5 center front font 'monospace,13'
set label 'm' at 48,5 center front font 'monospace,13'
set label 'e' at 49,5 center front font 'monospace,13'
set label 'd' at 50,5 center front font 'monospace,13'
set label ',' at 51,5 center front font 'monospace,13'
set label 'b' at 53,5 center front font 'monospace,13'
set label 'u' at 54,5 center front font 'monospace,13'
set label 't' at 55,5 center front font 'monospace,13'
set label 's' at 57,5 center front font 'monospace,13'
set label 'o' at 58,5 center front font 'monospace,13'
set label 'h' at 60,5 center front font 'monospace,13'
plot '-' using 1:2:(0.5):(0.5):3 with boxxyerror fs solid noborder fc palette
0 0 5.15176
1 0 6.17857
2 0 3.49752
3 0 4.43647
4 0 2.44638
5 0 4.61961
6 0 4.1513
7 0 5.11964
8 0 5.15176
9 0 4.248
10 0 4.21482
11 0 6.17857
12 0 2.44638
13 0 3.97576
14 0 4.61961
15 0 4.14851
16 0 3.97576
17 0 2.44638
18 0 3.97576
19 0 4.61961
20 0 3.49752
21 0 2.44638
22 0 6.2799
23 0 4.1513
24 0 4.54791
25 0 5.15176
26 0 4.43647
0 1 5.15176
1 1 4.248
2 1 5.15176
3 1 2.44638
4 1 4.21482
5 1 4.1513
6 1 3.97576
7 1 2.44638
8 1 5.65485
9 1 4.61961
10 1 4.14851
11 1 4.54791
12 1 6.17857
13 1 3.49752
14 1 2.44638
15 1 5.83453
16 1 5.68041
17 1 4.54791
18 1 5.15176
19 1 3.49752
20 1 4.54791
21 1 6.28944
22 1 2.44638
23 1 5.81865
24 1 4.1513
25 1 4.54791
26 1 2.44638
27 1 3.97576
28 1 4.61961
29 1 3.49752
30 1 6.25832
31 1 2.44638
32 1 5.15176
33 1 4.248
34 1 5.15176
35 1 2.44638
36 1 4.21482
37 1 4.1513
38 1 3.97576
39 1 2.44638
40 1 4.14851
41 1 5.81865
42 1 5.81865
43 1 4.248
44 1 4.54791
45 1 5.83453
46 1 2.44638
47 1 3.97576
48 1 4.61961
49 1 3.49752
50 1 2.44638
51 1 5.15176
52 1 3.49752
53 1 4.14851
54 1 3.97576
55 1 4.61961
56 1 2.44638
57 1 4.1513
58 1 5.81865
59 1 2.44638
60 1 3.97576
61 1 4.61961
62 1 3.49752
63 1 2.44638
64 1 5.65485
65 1 4.1513
66 1 4.1513
67 1 7.81343
68 1 6.28944
0 2 3.97576
1 2 4.61961
2 2 4.14851
3 2 3.97576
4 2 2.44638
5 2 6.49805
6 2 3.49752
7 2 4.248
8 2 4.21482
9 2 6.17857
10 2 2.44638
11 2 4.1513
12 2 4.21482
13 2 5.11964
14 2 6.25832
15 2 2.44638
16 2 4.14851
17 2 4.21482
18 2 2.44638
19 2 4.248
20 2 4.21482
21 2 5.81865
22 2 3.49752
23 2 4.54791
24 2 3.49752
25 2 4.21482
26 2 5.65485
27 2 3.49752
28 2 6.4835
0 4 7.63079
1 4 8.34622
2 4 9.53429
3 4 7.91212
4 4 10.1619
5 4 9.2287
6 4 6.28944
7 4 2.44638
8 4 4.21482
9 4 6.4835
10 4 2.44638
11 4 2.44638
12 4 8.34622
13 4 4.21482
14 4 4.21482
15 4 5.68041
16 4 4.248
17 4 6.28944
18 4 2.44638
19 4 3.97576
20 4 4.61961
21 4 3.49752
22 4 2.44638
23 4 4.43647
24 4 3.97576
25 4 4.14851
26 4 3.97576
27 4 3.49752
28 4 2.44638
29 4 4.1513
30 4 4.54791
31 4 2.44638
32 4 5.65485
33 4 4.1513
34 4 4.21482
35 4 5.15176
36 4 4.248
37 4 3.97576
38 4 4.248
39 4 4.1513
40 4 4.21482
41 4 2.44638
42 4 4.1513
43 4 5.81865
44 4 2.44638
45 4 4.1513
46 4 4.21482
47 4 3.49752
48 4 2.44638
49 4 3.97576
50 4 4.61961
51 4 4.14851
52 4 3.97576
53 4 2.44638
54 4 4.248
55 4 4.43647
56 4 2.44638
57 4 6.49805
58 4 4.1513
59 4 4.54791
60 4 3.49752
61 4 5.15176
62 4 6.4835
63 4 2.44638
64 4 2.44638
65 4 9.2287
66 4 4.14851
67 4 4.21482
68 4 6.25832
0 5 5.81865
1 5 4.14851
2 5 4.21482
3 5 5.65485
4 5 4.248
5 5 5.81865
6 5 5.68041
7 5 5.11964
8 5 2.44638
9 5 5.15176
10 5 3.49752
11 5 4.54791
12 5 4.248
13 5 7.0961
14 5 4.14851
15 5 3.97576
16 5 4.248
17 5 4.1513
18 5 4.21482
19 5 4.43647
20 5 2.44638
21 5 4.1513
22 5 5.81865
23 5 2.44638
24 5 3.97576
25 5 4.61961
26 5 3.49752
27 5 2.44638
28 5 6.2799
29 5 4.1513
30 5 4.54791
31 5 5.15176
32 5 2.44638
33 5 4.61961
34 5 4.14851
35 5 7.0961
36 5 3.49752
37 5 2.44638
38 5 6.49805
39 5 3.49752
40 5 3.49752
41 5 4.21482
42 5 2.44638
43 5 4.14851
44 5 5.81865
45 5 5.81865
46 5 4.248
47 5 4.54791
48 5 5.83453
49 5 3.49752
50 5 5.15176
51 5 6.28944
52 5 2.44638
53 5 6.49805
54 5 5.68041
55 5 3.97576
56 5 2.44638
57 5 4.43647
58 5 4.1513
59 5 2.44638
60 5 4.61961
e
unset label
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-10:10]
unset colorbox
set title 'one letter before'
set xlabel
set ylabel
unset xtics
unset ytics
set size noratio
set xrange [-0.5:69-0.5]
set yrange [6-0.5:-0.5]
set label 'd' at 0,0 center front font 'monospace,13'
set label 'g' at 1,0 center front font 'monospace,13'
set label 'e' at 2,0 center front font 'monospace,13'
set label 's' at 3,0 center front font 'monospace,13'
set label 'h' at 5,0 center front font 'monospace,13'
set label 'o' at 6,0 center front font 'monospace,13'
set label 'l' at 7,0 center front font 'monospace,13'
set label 'd' at 8,0 center front font 'monospace,13'
set label 'i' at 9,0 center front font 'monospace,13'
set label 'n' at 10,0 center front font 'monospace,13'
set label 'g' at 11,0 center front font 'monospace,13'
set label 't' at 13,0 center front font 'monospace,13'
set label 'h' at 14,0 center front font 'monospace,13'
set label 'a' at 15,0 center front font 'monospace,13'
set label 't' at 16,0 center front font 'monospace,13'
set label 't' at 18,0 center front font 'monospace,13'
set label 'h' at 19,0 center front font 'monospace,13'
set label 'e' at 20,0 center front font 'monospace,13'
set label 'w' at 22,0 center front font 'monospace,13'
set label 'o' at 23,0 center front font 'monospace,13'
set label 'r' at 24,0 center front font 'monospace,13'
set label 'd' at 25,0 center front font 'monospace,13'
set label 's' at 26,0 center front font 'monospace,13'
set label 'd' at 0,1 center front font 'monospace,13'
set label 'i' at 1,1 center front font 'monospace,13'
set label 'd' at 2,1 center front font 'monospace,13'
set label 'n' at 4,1 center front font 'monospace,13'
set label 'o' at 5,1 center front font 'monospace,13'
set label 't' at 6,1 center front font 'monospace,13'
set label 'c' at 8,1 center front font 'monospace,13'
set label 'h' at 9,1 center front font 'monospace,13'
set label 'a' at 10,1 center front font 'monospace,13'
set label 'r' at 11,1 center front font 'monospace,13'
set label 'g' at 12,1 center front font 'monospace,13'
set label 'e' at 13,1 center front font 'monospace,13'
set label 'm' at 15,1 center front font 'monospace,13'
set label 'u' at 16,1 center front font 'monospace,13'
set label 'r' at 17,1 center front font 'monospace,13'
set label 'd' at 18,1 center front font 'monospace,13'
set label 'e' at 19,1 center front font 'monospace,13'
set label 'r' at 20,1 center front font 'monospace,13'
set label ',' at 21,1 center front font 'monospace,13'
set label 'f' at 23,1 center front font 'monospace,13'
set label 'o' at 24,1 center front font 'monospace,13'
set label 'r' at 25,1 center front font 'monospace,13'
set label 't' at 27,1 center front font 'monospace,13'
set label 'h' at 28,1 center front font 'monospace,13'
set label 'e' at 29,1 center front font 'monospace,13'
set label 'y' at 30,1 center front font 'monospace,13'
set label 'd' at 32,1 center front font 'monospace,13'
set label 'i' at 33,1 center front font 'monospace,13'
set label 'd' at 34,1 center front font 'monospace,13'
set label 'n' at 36,1 center front font 'monospace,13'
set label 'o' at 37,1 center front font 'monospace,13'
set label 't' at 38,1 center front font 'monospace,13'
set label 'a' at 40,1 center front font 'monospace,13'
set label 'f' at 41,1 center front font 'monospace,13'
set label 'f' at 42,1 center front font 'monospace,13'
set label 'i' at 43,1 center front font 'monospace,13'
set label 'r' at 44,1 center front font 'monospace,13'
set label 'm' at 45,1 center front font 'monospace,13'
set label 't' at 47,1 center front font 'monospace,13'
set label 'h' at 48,1 center front font 'monospace,13'
set label 'e' at 49,1 center front font 'monospace,13'
set label 'd' at 51,1 center front font 'monospace,13'
set label 'e' at 52,1 center front font 'monospace,13'
set label 'a' at 53,1 center front font 'monospace,13'
set label 't' at 54,1 center front font 'monospace,13'
set label 'h' at 55,1 center front font 'monospace,13'
set label 'o' at 57,1 center front font 'monospace,13'
set label 'f' at 58,1 center front font 'monospace,13'
set label 't' at 60,1 center front font 'monospace,13'
set label 'h' at 61,1 center front font 'monospace,13'
set label 'e' at 62,1 center front font 'monospace,13'
set label 'c' at 64,1 center front font 'monospace,13'
set label 'o' at 65,1 center front font 'monospace,13'
set label 'o' at 66,1 center front font 'monospace,13'
set label 'k' at 67,1 center front font 'monospace,13'
set label ',' at 68,1 center front font 'monospace,13'
set label 't' at 0,2 center front font 'monospace,13'
set label 'h' at 1,2 center front font 'monospace,13'
set label 'a' at 2,2 center front font 'monospace,13'
set label 't' at 3,2 center front font 'monospace,13'
set label 'b' at 5,2 center front font 'monospace,13'
set label 'e' at 6,2 center front font 'monospace,13'
set label 'i' at 7,2 center front font 'monospace,13'
set label 'n' at 8,2 center front font 'monospace,13'
set label 'g' at 9,2 center front font 'monospace,13'
set label 'o' at 11,2 center front font 'monospace,13'
set label 'n' at 12,2 center front font 'monospace,13'
set label 'l' at 13,2 center front font 'monospace,13'
set label 'y' at 14,2 center front font 'monospace,13'
set label 'a' at 16,2 center front font 'monospace,13'
set label 'n' at 17,2 center front font 'monospace,13'
set label 'i' at 19,2 center front font 'monospace,13'
set label 'n' at 20,2 center front font 'monospace,13'
set label 'f' at 21,2 center front font 'monospace,13'
set label 'e' at 22,2 center front font 'monospace,13'
set label 'r' at 23,2 center front font 'monospace,13'
set label 'e' at 24,2 center front font 'monospace,13'
set label 'n' at 25,2 center front font 'monospace,13'
set label 'c' at 26,2 center front font 'monospace,13'
set label 'e' at 27,2 center front font 'monospace,13'
set label '.' at 28,2 center front font 'monospace,13'
set label 'T' at 0,4 center front font 'monospace,13'
set label 'E' at 1,4 center front font 'monospace,13'
set label 'D' at 2,4 center front font 'monospace,13'
set label 'I' at 3,4 center front font 'monospace,13'
set label 'U' at 4,4 center front font 'monospace,13'
set label 'M' at 5,4 center front font 'monospace,13'
set label ',' at 6,4 center front font 'monospace,13'
set label 'n' at 8,4 center front font 'monospace,13'
set label '.' at 9,4 center front font 'monospace,13'
set label 'E' at 12,4 center front font 'monospace,13'
set label 'n' at 13,4 center front font 'monospace,13'
set label 'n' at 14,4 center front font 'monospace,13'
set label 'u' at 15,4 center front font 'monospace,13'
set label 'i' at 16,4 center front font 'monospace,13'
set label ',' at 17,4 center front font 'monospace,13'
set label 't' at 19,4 center front font 'monospace,13'
set label 'h' at 20,4 center front font 'monospace,13'
set label 'e' at 21,4 center front font 'monospace,13'
set label 's' at 23,4 center front font 'monospace,13'
set label 't' at 24,4 center front font 'monospace,13'
set label 'a' at 25,4 center front font 'monospace,13'
set label 't' at 26,4 center front font 'monospace,13'
set label 'e' at 27,4 center front font 'monospace,13'
set label 'o' at 29,4 center front font 'monospace,13'
set label 'r' at 30,4 center front font 'monospace,13'
set label 'c' at 32,4 center front font 'monospace,13'
set label 'o' at 33,4 center front font 'monospace,13'
set label 'n' at 34,4 center front font 'monospace,13'
set label 'd' at 35,4 center front font 'monospace,13'
set label 'i' at 36,4 center front font 'monospace,13'
set label 't' at 37,4 center front font 'monospace,13'
set label 'i' at 38,4 center front font 'monospace,13'
set label 'o' at 39,4 center front font 'monospace,13'
set label 'n' at 40,4 center front font 'monospace,13'
set label 'o' at 42,4 center front font 'monospace,13'
set label 'f' at 43,4 center front font 'monospace,13'
set label 'o' at 45,4 center front font 'monospace,13'
set label 'n' at 46,4 center front font 'monospace,13'
set label 'e' at 47,4 center front font 'monospace,13'
set label 't' at 49,4 center front font 'monospace,13'
set label 'h' at 50,4 center front font 'monospace,13'
set label 'a' at 51,4 center front font 'monospace,13'
set label 't' at 52,4 center front font 'monospace,13'
set label 'i' at 54,4 center front font 'monospace,13'
set label 's' at 55,4 center front font 'monospace,13'
set label 'b' at 57,4 center front font 'monospace,13'
set label 'o' at 58,4 center front font 'monospace,13'
set label 'r' at 59,4 center front font 'monospace,13'
set label 'e' at 60,4 center front font 'monospace,13'
set label 'd' at 61,4 center front font 'monospace,13'
set label '.' at 62,4 center front font 'monospace,13'
set label 'M' at 65,4 center front font 'monospace,13'
set label 'a' at 66,4 center front font 'monospace,13'
set label 'n' at 67,4 center front font 'monospace,13'
set label 'y' at 68,4 center front font 'monospace,13'
set label 'f' at 0,5 center front font 'monospace,13'
set label 'a' at 1,5 center front font 'monospace,13'
set label 'n' at 2,5 center front font 'monospace,13'
set label 'c' at 3,5 center front font 'monospace,13'
set label 'i' at 4,5 center front font 'monospace,13'
set label 'f' at 5,5 center front font 'monospace,13'
set label 'u' at 6,5 center front font 'monospace,13'
set label 'l' at 7,5 center front font 'monospace,13'
set label 'd' at 9,5 center front font 'monospace,13'
set label 'e' at 10,5 center front font 'monospace,13'
set label 'r' at 11,5 center front font 'monospace,13'
set label 'i' at 12,5 center front font 'monospace,13'
set label 'v' at 13,5 center front font 'monospace,13'
set label 'a' at 14,5 center front font 'monospace,13'
set label 't' at 15,5 center front font 'monospace,13'
set label 'i' at 16,5 center front font 'monospace,13'
set label 'o' at 17,5 center front font 'monospace,13'
set label 'n' at 18,5 center front font 'monospace,13'
set label 's' at 19,5 center front font 'monospace,13'
set label 'o' at 21,5 center front font 'monospace,13'
set label 'f' at 22,5 center front font 'monospace,13'
set label 't' at 24,5 center front font 'monospace,13'
set label 'h' at 25,5 center front font 'monospace,13'
set label 'e' at 26,5 center front font 'monospace,13'
set label 'w' at 28,5 center front font 'monospace,13'
set label 'o' at 29,5 center front font 'monospace,13'
set label 'r' at 30,5 center front font 'monospace,13'
set label 'd' at 31,5 center front font 'monospace,13'
set label 'h' at 33,5 center front font 'monospace,13'
set label 'a' at 34,5 center front font 'monospace,13'
set label 'v' at 35,5 center front font 'monospace,13'
set label 'e' at 36,5 center front font 'monospace,13'
set label 'b' at 38,5 center front font 'monospace,13'
set label 'e' at 39,5 center front font 'monospace,13'
set label 'e' at 40,5 center front font 'monospace,13'
set label 'n' at 41,5 center front font 'monospace,13'
set label 'a' at 43,5 center front font 'monospace,13'
set label 'f' at 44,5 center front font 'monospace,13'
set label 'f' at 45,5 center front font 'monospace,13'
set label 'i' at 46,5 center front font 'monospace,13'
set label 'r' at 47,5 center front font 'monospace,13'
set label 'm' at 48,5 center front font 'monospace,13'
set label 'e' at 49,5 center front font 'monospace,13'
set label 'd' at 50,5 center front font 'monospace,13'
set label ',' at 51,5 center front font 'monospace,13'
set label 'b' at 53,5 center front font 'monospace,13'
set label 'u' at 54,5 center front font 'monospace,13'
set label 't' at 55,5 center front font 'monospace,13'
set label 's' at 57,5 center front font 'monospace,13'
set label 'o' at 58,5 center front font 'monospace,13'
set label 'h' at 60,5 center front font 'monospace,13'
plot '-' using 1:2:(0.5):(0.5):3 with boxxyerror fs solid noborder fc palette
0 0 5.15176
1 0 7.34652
2 0 2.98912
3 0 3.68815
4 0 1.56665
5 0 4.71458
6 0 3.50815
7 0 4.84775
8 0 4.38944
9 0 3.39119
10 0 2.01838
11 0 3.17516
12 0 1.80871
13 0 3.15048
14 0 1.70227
15 0 2.75286
16 0 2.84455
17 0 2.46725
18 0 3.15048
19 0 1.70227
20 0 1.1663
21 0 1.8233
22 0 4.51735
23 0 3.16433
24 0 2.98696
25 0 5.02272
26 0 5.32174
0 1 6.44966
1 1 3.39119
2 1 5.01809
3 1 1.15431
4 1 5.17657
5 1 4.1258
6 1 4.51711
7 1 2.46725
8 1 5.21514
9 1 2.81853
10 1 2.75286
11 1 3.31504
12 1 6.82974
13 1 2.98912
14 1 1.8233
15 1 5.24376
16 1 5.25
17 1 2.74992
18 1 5.02272
19 1 2.75967
20 1 2.97914
21 1 5.88348
22 1 0.316934
23 1 5.21781
24 1 2.83826
25 1 2.98696
26 1 2.62934
27 1 3.15048
28 1 1.70227
29 1 1.1663
30 1 6.60573
31 1 0.708656
32 1 5.47741
33 1 3.39119
34 1 5.01809
35 1 1.15431
36 1 5.17657
37 1 4.1258
38 1 4.51711
39 1 2.46725
40 1 3.51403
41 1 7.09562
42 1 4.44278
43 1 3.95147
44 1 4.8126
45 1 5.77302
46 1 3.21364
47 1 3.15048
48 1 1.70227
49 1 1.1663
50 1 1.8233
51 1 5.47741
52 1 2.75967
53 1 4.30126
54 1 2.84455
55 1 1.70227
56 1 3.46642
57 1 4.05407
58 1 2.89462
59 1 1.23457
60 1 3.15048
61 1 1.70227
62 1 1.1663
63 1 1.8233
64 1 5.21514
65 1 2.64182
66 1 5.24671
67 1 7.10418
68 1 4.96701
0 2 4.59254
1 2 1.70227
2 2 2.75286
3 2 2.84455
4 2 2.46725
5 2 4.94774
6 2 1.91058
7 2 6.25267
8 2 2.01838
9 2 3.17516
10 2 1.80871
11 2 4.05407
12 2 2.68874
13 2 7.02874
14 2 3.41873
15 2 0.708656
16 2 3.51403
17 2 2.37616
18 2 2.33026
19 2 4.39791
20 2 2.01838
21 2 7.09437
22 2 3.75835
23 2 2.97914
24 2 2.19535
25 2 3.47662
26 2 4.48455
27 2 2.49172
28 2 6.04352
0 4 7.78107
1 4 4.43856
2 4 5.08572
3 4 3.42075
4 4 8.10203
5 4 3.67067
6 4 3.72183
7 4 0.316934
8 4 5.17657
9 4 4.13038
10 4 0.984908
11 4 2.61984
12 4 8.78769
13 4 4.5247
14 4 6.99599
15 4 7.57705
16 4 5.1037
17 4 11.0731
18 4 0.316934
19 4 3.15048
20 4 1.70227
21 4 1.1663
22 4 1.8233
23 4 4.50422
24 4 3.04884
25 4 4.50923
26 4 2.84455
27 4 3.43679
28 4 1.8233
29 4 4.05407
30 4 2.98696
31 4 2.62934
32 4 5.21514
33 4 2.64182
34 4 2.68874
35 4 2.82762
36 4 3.39119
37 4 2.8743
38 4 3.40452
39 4 3.87598
40 4 2.68874
41 4 2.33026
42 4 4.05407
43 4 2.89462
44 4 1.23457
45 4 4.05407
46 4 2.68874
47 4 3.65069
48 4 1.8233
49 4 3.15048
50 4 1.70227
51 4 2.75286
52 4 2.84455
53 4 2.46725
54 4 4.39791
55 4 2.79787
56 4 1.56665
57 4 4.94774
58 4 3.54014
59 4 2.98696
60 4 2.19535
61 4 3.73345
62 4 5.34791
63 4 0.984908
64 4 2.61984
65 4 7.93164
66 4 2.49749
67 4 2.37616
68 4 6.67424
0 5 6.11583
1 5 3.93245
2 5 2.37616
3 5 4.48455
4 5 3.88962
5 5 5.70047
6 5 4.93655
7 5 3.35537
8 5 2.99177
9 5 5.47741
10 5 2.75967
11 5 2.97914
12 5 3.34463
13 5 5.31957
14 5 3.50238
15 5 2.84455
16 5 3.40452
17 5 3.87598
18 5 2.68874
19 5 4.43608
20 5 1.56665
21 5 4.05407
22 5 2.89462
23 5 1.23457
24 5 3.15048
25 5 1.70227
26 5 1.1663
27 5 1.8233
28 5 4.51735
29 5 3.16433
30 5 2.98696
31 5 5.02272
32 5 1.15431
33 5 4.71458
34 5 2.75286
35 5 5.29822
36 5 0.751722
37 5 1.8233
38 5 4.94774
39 5 1.91058
40 5 5.35217
41 5 3.47662
42 5 2.33026
43 5 3.51403
44 5 7.09562
45 5 4.44278
46 5 3.95147
47 5 4.8126
48 5 5.77302
49 5 2.03589
50 5 3.73345
51 5 4.78856
52 5 0.316934
53 5 4.94774
54 5 3.50022
55 5 2.93783
56 5 2.46725
57 5 4.50422
58 5 4.27908
59 5 3.11991
60 5 4.71458
e
unset label
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-10:10]
unset colorbox
set title 'four letters before'
set xlabel
set ylabel
unset xtics
unset ytics
set size noratio
set xrange [-0.5:69-0.5]
set yrange [6-0.5:-0.5]
set label 'd' at 0,0 center front font 'monospace,13'
set label 'g' at 1,0 center front font 'monospace,13'
set label 'e' at 2,0 center front font 'monospace,13'
set label 's' at 3,0 center front font 'monospace,13'
set label 'h' at 5,0 center front font 'monospace,13'
set label 'o' at 6,0 center front font 'monospace,13'
set label 'l' at 7,0 center front font 'monospace,13'
set label 'd' at 8,0 center front font 'monospace,13'
set label 'i' at 9,0 center front font 'monospace,13'
set label 'n' at 10,0 center front font 'monospace,13'
set label 'g' at 11,0 center front font 'monospace,13'
set label 't' at 13,0 center front font 'monospace,13'
set label 'h' at 14,0 center front font 'monospace,13'
set label 'a' at 15,0 center front font 'monospace,13'
set label 't' at 16,0 center front font 'monospace,13'
set label 't' at 18,0 center front font 'monospace,13'
set label 'h' at 19,0 center front font 'monospace,13'
set label 'e' at 20,0 center front font 'monospace,13'
set label 'w' at 22,0 center front font 'monospace,13'
set label 'o' at 23,0 center front font 'monospace,13'
set label 'r' at 24,0 center front font 'monospace,13'
set label 'd' at 25,0 center front font 'monospace,13'
set label 's' at 26,0 center front font 'monospace,13'
set label 'd' at 0,1 center front font 'monospace,13'
set label 'i' at 1,1 center front font 'monospace,13'
set label 'd' at 2,1 center front font 'monospace,13'
set label 'n' at 4,1 center front font 'monospace,13'
set label 'o' at 5,1 center front font 'monospace,13'
set label 't' at 6,1 center front font 'monospace,13'
set label 'c' at 8,1 center front font 'monospace,13'
set label 'h' at 9,1 center front font 'monospace,13'
set label 'a' at 10,1 center front font 'monospace,13'
set label 'r' at 11,1 center front font 'monospace,13'
set label 'g' at 12,1 center front font 'monospace,13'
set label 'e' at 13,1 center front font 'monospace,13'
set label 'm' at 15,1 center front font 'monospace,13'
set label 'u' at 16,1 center front font 'monospace,13'
set label 'r' at 17,1 center front font 'monospace,13'
set label 'd' at 18,1 center front font 'monospace,13'
set label 'e' at 19,1 center front font 'monospace,13'
set label 'r' at 20,1 center front font 'monospace,13'
set label ',' at 21,1 center front font 'monospace,13'
set label 'f' at 23,1 center front font 'monospace,13'
set label 'o' at 24,1 center front font 'monospace,13'
set label 'r' at 25,1 center front font 'monospace,13'
set label 't' at 27,1 center front font 'monospace,13'
set label 'h' at 28,1 center front font 'monospace,13'
set label 'e' at 29,1 center front font 'monospace,13'
set label 'y' at 30,1 center front font 'monospace,13'
set label 'd' at 32,1 center front font 'monospace,13'
set label 'i' at 33,1 center front font 'monospace,13'
set label 'd' at 34,1 center front font 'monospace,13'
set label 'n' at 36,1 center front font 'monospace,13'
set label 'o' at 37,1 center front font 'monospace,13'
set label 't' at 38,1 center front font 'monospace,13'
set label 'a' at 40,1 center front font 'monospace,13'
set label 'f' at 41,1 center front font 'monospace,13'
set label 'f' at 42,1 center front font 'monospace,13'
set label 'i' at 43,1 center front font 'monospace,13'
set label 'r' at 44,1 center front font 'monospace,13'
set label 'm' at 45,1 center front font 'monospace,13'
set label 't' at 47,1 center front font 'monospace,13'
set label 'h' at 48,1 center front font 'monospace,13'
set label 'e' at 49,1 center front font 'monospace,13'
set label 'd' at 51,1 center front font 'monospace,13'
set label 'e' at 52,1 center front font 'monospace,13'
set label 'a' at 53,1 center front font 'monospace,13'
set label 't' at 54,1 center front font 'monospace,13'
set label 'h' at 55,1 center front font 'monospace,13'
set label 'o' at 57,1 center front font 'monospace,13'
set label 'f' at 58,1 center front font 'monospace,13'
set label 't' at 60,1 center front font 'monospace,13'
set label 'h' at 61,1 center front font 'monospace,13'
set label 'e' at 62,1 center front font 'monospace,13'
set label 'c' at 64,1 center front font 'monospace,13'
set label 'o' at 65,1 center front font 'monospace,13'
set label 'o' at 66,1 center front font 'monospace,13'
set label 'k' at 67,1 center front font 'monospace,13'
set label ',' at 68,1 center front font 'monospace,13'
set label 't' at 0,2 center front font 'monospace,13'
set label 'h' at 1,2 center front font 'monospace,13'
set label 'a' at 2,2 center front font 'monospace,13'
set label 't' at 3,2 center front font 'monospace,13'
set label 'b' at 5,2 center front font 'monospace,13'
set label 'e' at 6,2 center front font 'monospace,13'
set label 'i' at 7,2 center front font 'monospace,13'
set label 'n' at 8,2 center front font 'monospace,13'
set label 'g' at 9,2 center front font 'monospace,13'
set label 'o' at 11,2 center front font 'monospace,13'
set label 'n' at 12,2 center front font 'monospace,13'
set label 'l' at 13,2 center front font 'monospace,13'
set label 'y' at 14,2 center front font 'monospace,13'
set label 'a' at 16,2 center front font 'monospace,13'
set label 'n' at 17,2 center front font 'monospace,13'
set label 'i' at 19,2 center front font 'monospace,13'
set label 'n' at 20,2 center front font 'monospace,13'
set label 'f' at 21,2 center front font 'monospace,13'
set label 'e' at 22,2 center front font 'monospace,13'
set label 'r' at 23,2 center front font 'monospace,13'
set label 'e' at 24,2 center front font 'monospace,13'
set label 'n' at 25,2 center front font 'monospace,13'
set label 'c' at 26,2 center front font 'monospace,13'
set label 'e' at 27,2 center front font 'monospace,13'
set label '.' at 28,2 center front font 'monospace,13'
set label 'T' at 0,4 center front font 'monospace,13'
set label 'E' at 1,4 center front font 'monospace,13'
set label 'D' at 2,4 center front font 'monospace,13'
set label 'I' at 3,4 center front font 'monospace,13'
set label 'U' at 4,4 center front font 'monospace,13'
set label 'M' at 5,4 center front font 'monospace,13'
set label ',' at 6,4 center front font 'monospace,13'
set label 'n' at 8,4 center front font 'monospace,13'
set label '.' at 9,4 center front font 'monospace,13'
set label 'E' at 12,4 center front font 'monospace,13'
set label 'n' at 13,4 center front font 'monospace,13'
set label 'n' at 14,4 center front font 'monospace,13'
set label 'u' at 15,4 center front font 'monospace,13'
set label 'i' at 16,4 center front font 'monospace,13'
set label ',' at 17,4 center front font 'monospace,13'
set label 't' at 19,4 center front font 'monospace,13'
set label 'h' at 20,4 center front font 'monospace,13'
set label 'e' at 21,4 center front font 'monospace,13'
set label 's' at 23,4 center front font 'monospace,13'
set label 't' at 24,4 center front font 'monospace,13'
set label 'a' at 25,4 center front font 'monospace,13'
set label 't' at 26,4 center front font 'monospace,13'
set label 'e' at 27,4 center front font 'monospace,13'
set label 'o' at 29,4 center front font 'monospace,13'
set label 'r' at 30,4 center front font 'monospace,13'
set label 'c' at 32,4 center front font 'monospace,13'
set label 'o' at 33,4 center front font 'monospace,13'
set label 'n' at 34,4 center front font 'monospace,13'
set label 'd' at 35,4 center front font 'monospace,13'
set label 'i' at 36,4 center front font 'monospace,13'
set label 't' at 37,4 center front font 'monospace,13'
set label 'i' at 38,4 center front font 'monospace,13'
set label 'o' at 39,4 center front font 'monospace,13'
set label 'n' at 40,4 center front font 'monospace,13'
set label 'o' at 42,4 center front font 'monospace,13'
set label 'f' at 43,4 center front font 'monospace,13'
set label 'o' at 45,4 center front font 'monospace,13'
set label 'n' at 46,4 center front font 'monospace,13'
set label 'e' at 47,4 center front font 'monospace,13'
set label 't' at 49,4 center front font 'monospace,13'
set label 'h' at 50,4 center front font 'monospace,13'
set label 'a' at 51,4 center front font 'monospace,13'
set label 't' at 52,4 center front font 'monospace,13'
set label 'i' at 54,4 center front font 'monospace,13'
set label 's' at 55,4 center front font 'monospace,13'
set label 'b' at 57,4 center front font 'monospace,13'
set label 'o' at 58,4 center front font 'monospace,13'
set label 'r' at 59,4 center front font 'monospace,13'
set label 'e' at 60,4 center front font 'monospace,13'
set label 'd' at 61,4 center front font 'monospace,13'
set label '.' at 62,4 center front font 'monospace,13'
set label 'M' at 65,4 center front font 'monospace,13'
set label 'a' at 66,4 center front font 'monospace,13'
set label 'n' at 67,4 center front font 'monospace,13'
set label 'y' at 68,4 center front font 'monospace,13'
set label 'f' at 0,5 center front font 'monospace,13'
set label 'a' at 1,5 center front font 'monospace,13'
set label 'n' at 2,5 center front font 'monospace,13'
set label 'c' at 3,5 center front font 'monospace,13'
set label 'i' at 4,5 center front font 'monospace,13'
set label 'f' at 5,5 center front font 'monospace,13'
set label 'u' at 6,5 center front font 'monospace,13'
set label 'l' at 7,5 center front font 'monospace,13'
set label 'd' at 9,5 center front font 'monospace,13'
set label 'e' at 10,5 center front font 'monospace,13'
set label 'r' at 11,5 center front font 'monospace,13'
set label 'i' at 12,5 center front font 'monospace,13'
set label 'v' at 13,5 center front font 'monospace,13'
set label 'a' at 14,5 center front font 'monospace,13'
set label 't' at 15,5 center front font 'monospace,13'
set label 'i' at 16,5 center front font 'monospace,13'
set label 'o' at 17,5 center front font 'monospace,13'
set label 'n' at 18,5 center front font 'monospace,13'
set label 's' at 19,5 center front font 'monospace,13'
set label 'o' at 21,5 center front font 'monospace,13'
set label 'f' at 22,5 center front font 'monospace,13'
set label 't' at 24,5 center front font 'monospace,13'
set label 'h' at 25,5 center front font 'monospace,13'
set label 'e' at 26,5 center front font 'monospace,13'
set label 'w' at 28,5 center front font 'monospace,13'
set label 'o' at 29,5 center front font 'monospace,13'
set label 'r' at 30,5 center front font 'monospace,13'
set label 'd' at 31,5 center front font 'monospace,13'
set label 'h' at 33,5 center front font 'monospace,13'
set label 'a' at 34,5 center front font 'monospace,13'
set label 'v' at 35,5 center front font 'monospace,13'
set label 'e' at 36,5 center front font 'monospace,13'
set label 'b' at 38,5 center front font 'monospace,13'
set label 'e' at 39,5 center front font 'monospace,13'
set label 'e' at 40,5 center front font 'monospace,13'
set label 'n' at 41,5 center front font 'monospace,13'
set label 'a' at 43,5 center front font 'monospace,13'
set label 'f' at 44,5 center front font 'monospace,13'
set label 'f' at 45,5 center front font 'monospace,13'
set label 'i' at 46,5 center front font 'monospace,13'
set label 'r' at 47,5 center front font 'monospace,13'
set label 'm' at 48,5 center front font 'monospace,13'
set label 'e' at 49,5 center front font 'monospace,13'
set label 'd' at 50,5 center front font 'monospace,13'
set label ',' at 51,5 center front font 'monospace,13'
set label 'b' at 53,5 center front font 'monospace,13'
set label 'u' at 54,5 center front font 'monospace,13'
set label 't' at 55,5 center front font 'monospace,13'
set label 's' at 57,5 center front font 'monospace,13'
set label 'o' at 58,5 center front font 'monospace,13'
set label 'h' at 60,5 center front font 'monospace,13'
plot '-' using 1:2:(0.5):(0.5):3 with boxxyerror fs solid noborder fc palette
0 0 5.15176
1 0 7.34652
2 0 0.506957
3 0 4.24576
4 0 1.69003
5 0 4.74221
6 0 6.63208
7 0 1.77224
8 0 1.13609
9 0 2.5509
10 0 1.18504
11 0 0.0749294
12 0 0.444748
13 0 2.15032
14 0 0.544605
15 0 3.1147
16 0 0.208568
17 0 0.126307
18 0 2.92496
19 0 0.140969
20 0 0.434821
21 0 0.382491
22 0 4.22238
23 0 1.2803
24 0 0.252966
25 0 1.45391
26 0 1.67105
0 1 6.68198
1 1 1.16668
2 1 5.45776
3 1 0.734993
4 1 1.49102
5 1 0.300151
6 1 0.401951
7 1 0.49813
8 1 4.17029
9 1 5.75383
10 1 1.03176
11 1 0.860402
12 1 2.31537
13 1 0.619326
14 1 1.67716
15 1 4.05762
16 1 2.966
17 1 2.95745
18 1 0.672047
19 1 0.546029
20 1 0.537999
21 1 3.64141
22 1 0.23235
23 1 11.1425
24 1 0.824951
25 1 0.238441
26 1 0.618169
27 1 1.50884
28 1 0.187362
29 1 0.530372
30 1 4.61071
31 1 0.153302
32 1 4.54842
33 1 1.25794
34 1 2.7788
35 1 0.443614
36 1 1.49102
37 1 0.300151
38 1 0.401951
39 1 0.49813
40 1 2.91648
41 1 3.0735
42 1 0.655992
43 1 2.90936
44 1 0.58918
45 1 0.528945
46 1 2.29562
47 1 2.02194
48 1 0.803978
49 1 0.15762
50 1 0.382491
51 1 4.33889
52 1 1.38041
53 1 1.8589
54 1 1.65252
55 1 0.145147
56 1 0.986003
57 1 3.2943
58 1 0.663678
59 1 0.185598
60 1 1.70878
61 1 0.1349
62 1 0.167981
63 1 0.382491
64 1 4.09788
65 1 1.30415
66 1 6.27652
67 1 0.722818
68 1 2.95297
0 2 7.38434
1 2 0.360944
2 2 3.09417
3 2 0.236907
4 2 0.126307
5 2 5.24927
6 2 1.38629
7 2 3.93161
8 2 0.014565
9 2 0.0194177
10 2 0.317326
11 2 3.71874
12 2 2.29629
13 2 3.97886
14 2 0.00756059
15 2 0.122452
16 2 3.28514
17 2 2.18006
18 2 3.10783
19 2 2.50291
20 2 1.21731
21 2 4.86765
22 2 1.43186
23 2 1.00683
24 2 3.07929
25 2 0.495309
26 2 1.07833
27 2 0.222747
28 2 2.86668
0 4 7.36461
1 4 4.22654
2 4 6.68546
3 4 2.00456
4 4 7.11353
5 4 0.698874
6 4 0.381679
7 4 0.00445834
8 4 0.0534704
9 4 0.00927765
10 4 0.0306661
11 4 0.00389647
12 4 7.36276
13 4 2.20321
14 4 14.8689
15 4 5.57242
16 4 5.24127
17 4 17.1841
18 4 0.23919
19 4 3.05771
20 4 0.280825
21 4 0.422742
22 4 0.382491
23 4 3.42194
24 4 2.878
25 4 1.07967
26 4 1.14848
27 4 0.437921
28 4 1.18014
29 4 2.45117
30 4 3.24798
31 4 0.924248
32 4 4.00856
33 4 1.33913
34 4 1.54359
35 4 3.29821
36 4 1.28337
37 4 0.344068
38 4 0.369776
39 4 0.200579
40 4 0.0561504
41 4 1.02517
42 4 1.52662
43 4 0.212907
44 4 0.213189
45 4 4.80174
46 4 1.75413
47 4 0.262774
48 4 0.556809
49 4 3.02339
50 4 0.861394
51 4 2.0391
52 4 0.208568
53 4 0.126307
54 4 3.0219
55 4 1.28495
56 4 0.15272
57 4 4.87094
58 4 3.31415
59 4 3.87325
60 4 5.82469
61 4 4.03907
62 4 4.17483
63 4 1.47465
64 4 0.000551901
65 4 6.20623
66 4 1.36722
67 4 1.98785
68 4 2.43749
0 5 10.1542
1 5 3.42106
2 5 4.14402
3 5 1.56487
4 5 2.64606
5 5 14.2106
6 5 5.71856
7 5 0.162873
8 5 0.67741
9 5 4.54566
10 5 1.48418
11 5 6.99138
12 5 0.745064
13 5 1.22764
14 5 1.76483
15 5 0.871016
16 5 1.06434
17 5 0.301604
18 5 0.0101957
19 5 2.9
20 5 0.576033
21 5 1.88196
22 5 0.182864
23 5 0.157169
24 5 1.70878
25 5 0.1349
26 5 0.167981
27 5 0.382491
28 5 4.22238
29 5 1.2803
30 5 0.252966
31 5 1.45391
32 5 0.932635
33 5 3.66458
34 5 1.50563
35 5 1.35285
36 5 0.330553
37 5 0.150278
38 5 2.71757
39 5 0.396959
40 5 1.78674
41 5 0.094482
42 5 0.155096
43 5 2.57676
44 5 10.8192
45 5 1.21203
46 5 2.90936
47 5 0.58918
48 5 0.528945
49 5 2.77308
50 5 1.61353
51 5 4.31065
52 5 0.396257
53 5 3.57486
54 5 0.67159
55 5 0.0144173
56 5 0.122028
57 5 4.59284
58 5 1.72767
59 5 1.92069
60 5 5.11167
e
unset label
unset multiplot
unset output
