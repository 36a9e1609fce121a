# Held-out text, each letter on the value of one unit after it: blue 1, white 0, orange -1
# To draw it again: gnuplot 10_units.gp
set encoding utf8
set terminal svg size 810,648 font 'sans-serif,14' background '#ffffff' noenhanced
set output '10_units.svg'
set multiplot layout 2,1
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set title 'GRU, unit 47: indented line'
set xlabel
set ylabel
unset xtics
unset ytics
set size noratio
set xrange [-0.5:70-0.5]
set yrange [11-0.5:-0.5]
set label 'L' at 4,0 center front font 'monospace,13'
set label 'e' at 5,0 center front font 'monospace,13'
set label 's' at 6,0 center front font 'monospace,13'
set label 't' at 7,0 center front font 'monospace,13'
set label 'i' at 9,0 center front font 'monospace,13'
set label 't' at 10,0 center front font 'monospace,13'
set label 's' at 11,0 center front font 'monospace,13'
set label 'v' at 13,0 center front font 'monospace,13'
set label 'a' at 14,0 center front font 'monospace,13'
set label 'l' at 15,0 center front font 'monospace,13'
set label 'u' at 16,0 center front font 'monospace,13'
set label 'e' at 17,0 center front font 'monospace,13'
set label 'd' at 19,0 center front font 'monospace,13'
set label 'e' at 20,0 center front font 'monospace,13'
set label 'c' at 21,0 center front font 'monospace,13'
set label 'l' at 22,0 center front font 'monospace,13'
set label 'i' at 23,0 center front font 'monospace,13'
set label 'n' at 24,0 center front font 'monospace,13'
set label 'e' at 25,0 center front font 'monospace,13'
set label 'e' at 27,0 center front font 'monospace,13'
set label 'r' at 28,0 center front font 'monospace,13'
set label 'e' at 29,0 center front font 'monospace,13'
set label 'y' at 31,0 center front font 'monospace,13'
set label 'o' at 32,0 center front font 'monospace,13'
set label 'u' at 33,0 center front font 'monospace,13'
set label 'r' at 34,0 center front font 'monospace,13'
set label 'c' at 36,0 center front font 'monospace,13'
set label 'r' at 37,0 center front font 'monospace,13'
set label 'e' at 38,0 center front font 'monospace,13'
set label 'd' at 39,0 center front font 'monospace,13'
set label 'i' at 40,0 center front font 'monospace,13'
set label 't' at 41,0 center front font 'monospace,13'
set label 'a' at 43,0 center front font 'monospace,13'
set label 'd' at 44,0 center front font 'monospace,13'
set label 'v' at 45,0 center front font 'monospace,13'
set label 'a' at 46,0 center front font 'monospace,13'
set label 'n' at 47,0 center front font 'monospace,13'
set label 'c' at 48,0 center front font 'monospace,13'
set label 'e' at 49,0 center front font 'monospace,13'
set label '.' at 50,0 center front font 'monospace,13'
set label 'F' at 4,1 center front font 'monospace,13'
set label 'o' at 5,1 center front font 'monospace,13'
set label 'r' at 6,1 center front font 'monospace,13'
set label 'a' at 8,1 center front font 'monospace,13'
set label 'm' at 10,1 center front font 'monospace,13'
set label 'a' at 11,1 center front font 'monospace,13'
set label 'n' at 12,1 center front font 'monospace,13'
set label "'" at 14,1 center front font 'monospace,13'
set label 't' at 15,1 center front font 'monospace,13'
set label 'w' at 16,1 center front font 'monospace,13'
set label 'i' at 17,1 center front font 'monospace,13'
set label 'x' at 18,1 center front font 'monospace,13'
set label 't' at 19,1 center front font 'monospace,13'
set label 'a' at 21,1 center front font 'monospace,13'
set label 'k' at 23,1 center front font 'monospace,13'
set label 'i' at 24,1 center front font 'monospace,13'
set label 'n' at 25,1 center front font 'monospace,13'
set label 'g' at 26,1 center front font 'monospace,13'
set label 'o' at 28,1 center front font 'monospace,13'
set label 'f' at 29,1 center front font 'monospace,13'
set label 'f' at 31,1 center front font 'monospace,13'
set label 'i' at 32,1 center front font 'monospace,13'
set label 'n' at 33,1 center front font 'monospace,13'
set label 'a' at 34,1 center front font 'monospace,13'
set label 'n' at 35,1 center front font 'monospace,13'
set label 'c' at 36,1 center front font 'monospace,13'
set label 'e' at 37,1 center front font 'monospace,13'
set label 'a' at 39,1 center front font 'monospace,13'
set label 'n' at 40,1 center front font 'monospace,13'
set label 'd' at 41,1 center front font 'monospace,13'
set label 't' at 43,1 center front font 'monospace,13'
set label 'h' at 44,1 center front font 'monospace,13'
set label 'e' at 45,1 center front font 'monospace,13'
set label 's' at 47,1 center front font 'monospace,13'
set label 'e' at 48,1 center front font 'monospace,13'
set label 'a' at 49,1 center front font 'monospace,13'
set label ',' at 50,1 center front font 'monospace,13'
set label 'C' at 4,2 center front font 'monospace,13'
set label 'a' at 5,2 center front font 'monospace,13'
set label 'r' at 6,2 center front font 'monospace,13'
set label 'n' at 7,2 center front font 'monospace,13'
set label 'e' at 8,2 center front font 'monospace,13'
set label 'g' at 9,2 center front font 'monospace,13'
set label 'i' at 10,2 center front font 'monospace,13'
set label 'e' at 11,2 center front font 'monospace,13'
set label ',' at 12,2 center front font 'monospace,13'
set label 'C' at 14,2 center front font 'monospace,13'
set label 'a' at 15,2 center front font 'monospace,13'
set label 'r' at 16,2 center front font 'monospace,13'
set label 'n' at 17,2 center front font 'monospace,13'
set label 'e' at 18,2 center front font 'monospace,13'
set label 'g' at 19,2 center front font 'monospace,13'
set label 'i' at 20,2 center front font 'monospace,13'
set label 'e' at 21,2 center front font 'monospace,13'
set label ',' at 22,2 center front font 'monospace,13'
set label 'y' at 24,2 center front font 'monospace,13'
set label 'o' at 25,2 center front font 'monospace,13'
set label 'u' at 26,2 center front font 'monospace,13'
set label 'r' at 27,2 center front font 'monospace,13'
set label 't' at 29,2 center front font 'monospace,13'
set label 'o' at 30,2 center front font 'monospace,13'
set label 'n' at 31,2 center front font 'monospace,13'
set label 'g' at 32,2 center front font 'monospace,13'
set label 'u' at 33,2 center front font 'monospace,13'
set label 'e' at 34,2 center front font 'monospace,13'
set label 'i' at 36,2 center front font 'monospace,13'
set label 's' at 37,2 center front font 'monospace,13'
set label 't' at 39,2 center front font 'monospace,13'
set label 'o' at 40,2 center front font 'monospace,13'
set label 'o' at 41,2 center front font 'monospace,13'
set label 'f' at 43,2 center front font 'monospace,13'
set label 'r' at 44,2 center front font 'monospace,13'
set label 'e' at 45,2 center front font 'monospace,13'
set label 'e' at 46,2 center front font 'monospace,13'
set label '!' at 47,2 center front font 'monospace,13'
set label 'A' at 4,3 center front font 'monospace,13'
set label 'n' at 5,3 center front font 'monospace,13'
set label 'o' at 6,3 center front font 'monospace,13'
set label 'n' at 7,3 center front font 'monospace,13'
set label 'y' at 8,3 center front font 'monospace,13'
set label 'm' at 9,3 center front font 'monospace,13'
set label 'u' at 10,3 center front font 'monospace,13'
set label 's' at 11,3 center front font 'monospace,13'
set label 'B' at 13,3 center front font 'monospace,13'
set label 'i' at 14,3 center front font 'monospace,13'
set label 'n' at 15,3 center front font 'monospace,13'
set label 'k' at 16,3 center front font 'monospace,13'
set label 'W' at 0,5 center front font 'monospace,13'
set label 'A' at 1,5 center front font 'monospace,13'
set label 'R' at 2,5 center front font 'monospace,13'
set label ',' at 3,5 center front font 'monospace,13'
set label 'n' at 5,5 center front font 'monospace,13'
set label '.' at 6,5 center front font 'monospace,13'
set label 'A' at 9,5 center front font 'monospace,13'
set label 'b' at 11,5 center front font 'monospace,13'
set label 'y' at 12,5 center front font 'monospace,13'
set label '-' at 13,5 center front font 'monospace,13'
set label 'p' at 14,5 center front font 'monospace,13'
set label 'r' at 15,5 center front font 'monospace,13'
set label 'o' at 16,5 center front font 'monospace,13'
set label 'd' at 17,5 center front font 'monospace,13'
set label 'u' at 18,5 center front font 'monospace,13'
set label 'c' at 19,5 center front font 'monospace,13'
set label 't' at 20,5 center front font 'monospace,13'
set label 'o' at 22,5 center front font 'monospace,13'
set label 'f' at 23,5 center front font 'monospace,13'
set label 't' at 25,5 center front font 'monospace,13'
set label 'h' at 26,5 center front font 'monospace,13'
set label 'e' at 27,5 center front font 'monospace,13'
set label 'a' at 29,5 center front font 'monospace,13'
set label 'r' at 30,5 center front font 'monospace,13'
set label 't' at 31,5 center front font 'monospace,13'
set label 's' at 32,5 center front font 'monospace,13'
set label 'o' at 34,5 center front font 'monospace,13'
set label 'f' at 35,5 center front font 'monospace,13'
set label 'p' at 37,5 center front font 'monospace,13'
set label 'e' at 38,5 center front font 'monospace,13'
set label 'a' at 39,5 center front font 'monospace,13'
set label 'c' at 40,5 center front font 'monospace,13'
set label 'e' at 41,5 center front font 'monospace,13'
set label '.' at 42,5 center front font 'monospace,13'
set label 'T' at 45,5 center front font 'monospace,13'
set label 'h' at 46,5 center front font 'monospace,13'
set label 'e' at 47,5 center front font 'monospace,13'
set label 'm' at 49,5 center front font 'monospace,13'
set label 'o' at 50,5 center front font 'monospace,13'
set label 's' at 51,5 center front font 'monospace,13'
set label 't' at 52,5 center front font 'monospace,13'
set label 'm' at 54,5 center front font 'monospace,13'
set label 'e' at 55,5 center front font 'monospace,13'
set label 'n' at 56,5 center front font 'monospace,13'
set label 'a' at 57,5 center front font 'monospace,13'
set label 'c' at 58,5 center front font 'monospace,13'
set label 'i' at 59,5 center front font 'monospace,13'
set label 'n' at 60,5 center front font 'monospace,13'
set label 'g' at 61,5 center front font 'monospace,13'
set label 'p' at 0,6 center front font 'monospace,13'
set label 'o' at 1,6 center front font 'monospace,13'
set label 'l' at 2,6 center front font 'monospace,13'
set label 'i' at 3,6 center front font 'monospace,13'
set label 't' at 4,6 center front font 'monospace,13'
set label 'i' at 5,6 center front font 'monospace,13'
set label 'c' at 6,6 center front font 'monospace,13'
set label 'a' at 7,6 center front font 'monospace,13'
set label 'l' at 8,6 center front font 'monospace,13'
set label 'c' at 10,6 center front font 'monospace,13'
set label 'o' at 11,6 center front font 'monospace,13'
set label 'n' at 12,6 center front font 'monospace,13'
set label 'd' at 13,6 center front font 'monospace,13'
set label 'i' at 14,6 center front font 'monospace,13'
set label 't' at 15,6 center front font 'monospace,13'
set label 'i' at 16,6 center front font 'monospace,13'
set label 'o' at 17,6 center front font 'monospace,13'
set label 'n' at 18,6 center front font 'monospace,13'
set label 'i' at 20,6 center front font 'monospace,13'
set label 's' at 21,6 center front font 'monospace,13'
set label 'a' at 23,6 center front font 'monospace,13'
set label 'p' at 25,6 center front font 'monospace,13'
set label 'e' at 26,6 center front font 'monospace,13'
set label 'r' at 27,6 center front font 'monospace,13'
set label 'i' at 28,6 center front font 'monospace,13'
set label 'o' at 29,6 center front font 'monospace,13'
set label 'd' at 30,6 center front font 'monospace,13'
set label 'o' at 32,6 center front font 'monospace,13'
set label 'f' at 33,6 center front font 'monospace,13'
set label 'i' at 35,6 center front font 'monospace,13'
set label 'n' at 36,6 center front font 'monospace,13'
set label 't' at 37,6 center front font 'monospace,13'
set label 'e' at 38,6 center front font 'monospace,13'
set label 'r' at 39,6 center front font 'monospace,13'
set label 'n' at 40,6 center front font 'monospace,13'
set label 'a' at 41,6 center front font 'monospace,13'
set label 't' at 42,6 center front font 'monospace,13'
set label 'i' at 43,6 center front font 'monospace,13'
set label 'o' at 44,6 center front font 'monospace,13'
set label 'n' at 45,6 center front font 'monospace,13'
set label 'a' at 46,6 center front font 'monospace,13'
set label 'l' at 47,6 center front font 'monospace,13'
set label 'a' at 49,6 center front font 'monospace,13'
set label 'm' at 50,6 center front font 'monospace,13'
set label 'i' at 51,6 center front font 'monospace,13'
set label 't' at 52,6 center front font 'monospace,13'
set label 'y' at 53,6 center front font 'monospace,13'
set label '.' at 54,6 center front font 'monospace,13'
set label 'T' at 57,6 center front font 'monospace,13'
set label 'h' at 58,6 center front font 'monospace,13'
set label 'e' at 59,6 center front font 'monospace,13'
set label 's' at 61,6 center front font 'monospace,13'
set label 't' at 62,6 center front font 'monospace,13'
set label 'u' at 63,6 center front font 'monospace,13'
set label 'd' at 64,6 center front font 'monospace,13'
set label 'e' at 65,6 center front font 'monospace,13'
set label 'n' at 66,6 center front font 'monospace,13'
set label 't' at 67,6 center front font 'monospace,13'
set label 'o' at 0,7 center front font 'monospace,13'
set label 'f' at 1,7 center front font 'monospace,13'
set label 'h' at 3,7 center front font 'monospace,13'
set label 'i' at 4,7 center front font 'monospace,13'
set label 's' at 5,7 center front font 'monospace,13'
set label 't' at 6,7 center front font 'monospace,13'
set label 'o' at 7,7 center front font 'monospace,13'
set label 'r' at 8,7 center front font 'monospace,13'
set label 'y' at 9,7 center front font 'monospace,13'
set label 'w' at 11,7 center front font 'monospace,13'
set label 'h' at 12,7 center front font 'monospace,13'
set label 'o' at 13,7 center front font 'monospace,13'
set label 'h' at 15,7 center front font 'monospace,13'
set label 'a' at 16,7 center front font 'monospace,13'
set label 's' at 17,7 center front font 'monospace,13'
set label 'n' at 19,7 center front font 'monospace,13'
set label 'o' at 20,7 center front font 'monospace,13'
set label 't' at 21,7 center front font 'monospace,13'
set label 'b' at 23,7 center front font 'monospace,13'
set label 'e' at 24,7 center front font 'monospace,13'
set label 'e' at 25,7 center front font 'monospace,13'
set label 'n' at 26,7 center front font 'monospace,13'
set label 't' at 28,7 center front font 'monospace,13'
set label 'a' at 29,7 center front font 'monospace,13'
set label 'u' at 30,7 center front font 'monospace,13'
set label 'g' at 31,7 center front font 'monospace,13'
set label 'h' at 32,7 center front font 'monospace,13'
set label 't' at 33,7 center front font 'monospace,13'
set label 't' at 35,7 center front font 'monospace,13'
set label 'o' at 36,7 center front font 'monospace,13'
set label 'e' at 38,7 center front font 'monospace,13'
set label 'x' at 39,7 center front font 'monospace,13'
set label 'p' at 40,7 center front font 'monospace,13'
set label 'e' at 41,7 center front font 'monospace,13'
set label 'c' at 42,7 center front font 'monospace,13'
set label 't' at 43,7 center front font 'monospace,13'
set label 't' at 45,7 center front font 'monospace,13'
set label 'h' at 46,7 center front font 'monospace,13'
set label 'e' at 47,7 center front font 'monospace,13'
set label 'u' at 49,7 center front font 'monospace,13'
set label 'n' at 50,7 center front font 'monospace,13'
set label 'e' at 51,7 center front font 'monospace,13'
set label 'x' at 52,7 center front font 'monospace,13'
set label 'p' at 53,7 center front font 'monospace,13'
set label 'e' at 54,7 center front font 'monospace,13'
set label 'c' at 55,7 center front font 'monospace,13'
set label 't' at 56,7 center front font 'monospace,13'
set label 'e' at 57,7 center front font 'monospace,13'
set label 'd' at 58,7 center front font 'monospace,13'
set label 'm' at 60,7 center front font 'monospace,13'
set label 'a' at 61,7 center front font 'monospace,13'
set label 'y' at 62,7 center front font 'monospace,13'
set label 'j' at 64,7 center front font 'monospace,13'
set label 'u' at 65,7 center front font 'monospace,13'
set label 's' at 66,7 center front font 'monospace,13'
set label 't' at 67,7 center front font 'monospace,13'
set label 'l' at 68,7 center front font 'monospace,13'
set label 'y' at 69,7 center front font 'monospace,13'
set label 'b' at 0,8 center front font 'monospace,13'
set label 'o' at 1,8 center front font 'monospace,13'
set label 'a' at 2,8 center front font 'monospace,13'
set label 's' at 3,8 center front font 'monospace,13'
set label 't' at 4,8 center front font 'monospace,13'
set label 'h' at 6,8 center front font 'monospace,13'
set label 'i' at 7,8 center front font 'monospace,13'
set label 'm' at 8,8 center front font 'monospace,13'
set label 's' at 9,8 center front font 'monospace,13'
set label 'e' at 10,8 center front font 'monospace,13'
set label 'l' at 11,8 center front font 'monospace,13'
set label 'f' at 12,8 center front font 'monospace,13'
set label 'i' at 14,8 center front font 'monospace,13'
set label 'n' at 15,8 center front font 'monospace,13'
set label 'a' at 16,8 center front font 'monospace,13'
set label 'c' at 17,8 center front font 'monospace,13'
set label 'c' at 18,8 center front font 'monospace,13'
set label 'e' at 19,8 center front font 'monospace,13'
set label 's' at 20,8 center front font 'monospace,13'
set label 's' at 21,8 center front font 'monospace,13'
set label 'i' at 22,8 center front font 'monospace,13'
set label 'b' at 23,8 center front font 'monospace,13'
set label 'l' at 24,8 center front font 'monospace,13'
set label 'e' at 25,8 center front font 'monospace,13'
set label 't' at 27,8 center front font 'monospace,13'
set label 'o' at 28,8 center front font 'monospace,13'
set label 't' at 30,8 center front font 'monospace,13'
set label 'h' at 31,8 center front font 'monospace,13'
set label 'e' at 32,8 center front font 'monospace,13'
set label 'l' at 34,8 center front font 'monospace,13'
set label 'i' at 35,8 center front font 'monospace,13'
set label 'g' at 36,8 center front font 'monospace,13'
set label 'h' at 37,8 center front font 'monospace,13'
set label 't' at 38,8 center front font 'monospace,13'
set label '.' at 39,8 center front font 'monospace,13'
set label '"' at 42,8 center front font 'monospace,13'
set label 'I' at 43,8 center front font 'monospace,13'
set label 'n' at 44,8 center front font 'monospace,13'
set label 't' at 46,8 center front font 'monospace,13'
set label 'i' at 47,8 center front font 'monospace,13'
set label 'm' at 48,8 center front font 'monospace,13'
set label 'e' at 49,8 center front font 'monospace,13'
set label 'o' at 51,8 center front font 'monospace,13'
set label 'f' at 52,8 center front font 'monospace,13'
set label 'p' at 54,8 center front font 'monospace,13'
set label 'e' at 55,8 center front font 'monospace,13'
set label 'a' at 56,8 center front font 'monospace,13'
set label 'c' at 57,8 center front font 'monospace,13'
set label 'e' at 58,8 center front font 'monospace,13'
set label 'p' at 60,8 center front font 'monospace,13'
set label 'r' at 61,8 center front font 'monospace,13'
set label 'e' at 62,8 center front font 'monospace,13'
set label 'p' at 63,8 center front font 'monospace,13'
set label 'a' at 64,8 center front font 'monospace,13'
set label 'r' at 65,8 center front font 'monospace,13'
set label 'e' at 66,8 center front font 'monospace,13'
set label 'f' at 0,9 center front font 'monospace,13'
set label 'o' at 1,9 center front font 'monospace,13'
set label 'r' at 2,9 center front font 'monospace,13'
set label 'w' at 4,9 center front font 'monospace,13'
set label 'a' at 5,9 center front font 'monospace,13'
set label 'r' at 6,9 center front font 'monospace,13'
set label '"' at 7,9 center front font 'monospace,13'
set label 'h' at 9,9 center front font 'monospace,13'
set label 'a' at 10,9 center front font 'monospace,13'
set label 's' at 11,9 center front font 'monospace,13'
set label 'a' at 13,9 center front font 'monospace,13'
set label 'd' at 15,9 center front font 'monospace,13'
set label 'e' at 16,9 center front font 'monospace,13'
set label 'e' at 17,9 center front font 'monospace,13'
set label 'p' at 18,9 center front font 'monospace,13'
set label 'e' at 19,9 center front font 'monospace,13'
set label 'r' at 20,9 center front font 'monospace,13'
set label 'm' at 22,9 center front font 'monospace,13'
set label 'e' at 23,9 center front font 'monospace,13'
set label 'a' at 24,9 center front font 'monospace,13'
set label 'n' at 25,9 center front font 'monospace,13'
set label 'i' at 26,9 center front font 'monospace,13'
set label 'n' at 27,9 center front font 'monospace,13'
set label 'g' at 28,9 center front font 'monospace,13'
set label 't' at 30,9 center front font 'monospace,13'
set label 'h' at 31,9 center front font 'monospace,13'
set label 'a' at 32,9 center front font 'monospace,13'
set label 'n' at 33,9 center front font 'monospace,13'
set label 'i' at 35,9 center front font 'monospace,13'
set label 's' at 36,9 center front font 'monospace,13'
set label 'c' at 38,9 center front font 'monospace,13'
set label 'o' at 39,9 center front font 'monospace,13'
set label 'm' at 40,9 center front font 'monospace,13'
set label 'm' at 41,9 center front font 'monospace,13'
set label 'o' at 42,9 center front font 'monospace,13'
set label 'n' at 43,9 center front font 'monospace,13'
set label 'l' at 44,9 center front font 'monospace,13'
set label 'y' at 45,9 center front font 'monospace,13'
set label 'd' at 47,9 center front font 'monospace,13'
set label 'i' at 48,9 center front font 'monospace,13'
set label 's' at 49,9 center front font 'monospace,13'
set label 'c' at 50,9 center front font 'monospace,13'
set label 'e' at 51,9 center front font 'monospace,13'
set label 'r' at 52,9 center front font 'monospace,13'
set label 'n' at 53,9 center front font 'monospace,13'
set label 'e' at 54,9 center front font 'monospace,13'
set label 'd' at 55,9 center front font 'monospace,13'
set label ';' at 56,9 center front font 'monospace,13'
set label 'i' at 58,9 center front font 'monospace,13'
set label 't' at 59,9 center front font 'monospace,13'
set label 'm' at 61,9 center front font 'monospace,13'
set label 'e' at 62,9 center front font 'monospace,13'
set label 'a' at 63,9 center front font 'monospace,13'
set label 'n' at 64,9 center front font 'monospace,13'
set label 's' at 65,9 center front font 'monospace,13'
set label ',' at 66,9 center front font 'monospace,13'
set label 'n' at 0,10 center front font 'monospace,13'
set label 'o' at 1,10 center front font 'monospace,13'
set label 't' at 2,10 center front font 'monospace,13'
set label 'm' at 4,10 center front font 'monospace,13'
set label 'e' at 5,10 center front font 'monospace,13'
set label 'r' at 6,10 center front font 'monospace,13'
set label 'e' at 7,10 center front font 'monospace,13'
set label 'l' at 8,10 center front font 'monospace,13'
set label 'y' at 9,10 center front font 'monospace,13'
set label 't' at 11,10 center front font 'monospace,13'
set label 'h' at 12,10 center front font 'monospace,13'
set label 'a' at 13,10 center front font 'monospace,13'
set label 't' at 14,10 center front font 'monospace,13'
set label 'a' at 16,10 center front font 'monospace,13'
set label 'l' at 17,10 center front font 'monospace,13'
set label 'l' at 18,10 center front font 'monospace,13'
set label 't' at 20,10 center front font 'monospace,13'
set label 'h' at 21,10 center front font 'monospace,13'
set label 'i' at 22,10 center front font 'monospace,13'
set label 'n' at 23,10 center front font 'monospace,13'
set label 'g' at 24,10 center front font 'monospace,13'
set label 's' at 25,10 center front font 'monospace,13'
set label 'e' at 27,10 center front font 'monospace,13'
set label 'a' at 28,10 center front font 'monospace,13'
set label 'r' at 29,10 center front font 'monospace,13'
set label 't' at 30,10 center front font 'monospace,13'
set label 'h' at 31,10 center front font 'monospace,13'
set label 'l' at 32,10 center front font 'monospace,13'
set label 'y' at 33,10 center front font 'monospace,13'
set label 'h' at 35,10 center front font 'monospace,13'
set label 'a' at 36,10 center front font 'monospace,13'
set label 'v' at 37,10 center front font 'monospace,13'
set label 'e' at 38,10 center front font 'monospace,13'
set label 'a' at 40,10 center front font 'monospace,13'
set label 'n' at 41,10 center front font 'monospace,13'
set label 'e' at 43,10 center front font 'monospace,13'
set label 'n' at 44,10 center front font 'monospace,13'
set label 'd' at 45,10 center front font 'monospace,13'
set label '-' at 47,10 center front font 'monospace,13'
set label '-' at 48,10 center front font 'monospace,13'
plot '-' using 1:2:(0.5):(0.5):3 with boxxyerror fs solid noborder fc palette
0 0 -0.382281
1 0 -0.390559
2 0 -0.410618
3 0 -0.411654
4 0 -0.411788
5 0 -0.412524
6 0 -0.410953
7 0 -0.410422
8 0 -0.410318
9 0 -0.410305
10 0 -0.403488
11 0 -0.401059
12 0 -0.400726
13 0 -0.40068
14 0 -0.400538
15 0 -0.399991
16 0 -0.399713
17 0 -0.399682
18 0 -0.398947
19 0 -0.398908
20 0 -0.3984
21 0 -0.396669
22 0 -0.396398
23 0 -0.396255
24 0 -0.396021
25 0 -0.395338
26 0 -0.391979
27 0 -0.391942
28 0 -0.382523
29 0 -0.380403
30 0 -0.379273
31 0 -0.379211
32 0 -0.378998
33 0 -0.370108
34 0 -0.369203
35 0 -0.367916
36 0 -0.367904
37 0 -0.36769
38 0 -0.366571
39 0 -0.365619
40 0 -0.364257
41 0 -0.363589
42 0 -0.363173
43 0 -0.363147
44 0 -0.342169
45 0 -0.336993
46 0 -0.336956
47 0 -0.336681
48 0 -0.335357
49 0 -0.335328
50 0 -0.333025
0 1 -0.306346
1 1 -0.551564
2 1 -0.674707
3 1 -0.679595
4 1 -0.680099
5 1 -0.681233
6 1 -0.677901
7 1 -0.673901
8 1 -0.673882
9 1 -0.664947
10 1 -0.664714
11 1 -0.664031
12 1 -0.663017
13 1 -0.662088
14 1 -0.662085
15 1 -0.660986
16 1 -0.660147
17 1 -0.659149
18 1 -0.657695
19 1 -0.657095
20 1 -0.656843
21 1 -0.656824
22 1 -0.638107
23 1 -0.637795
24 1 -0.635907
25 1 -0.624124
26 1 -0.608788
27 1 -0.606217
28 1 -0.606152
29 1 -0.594789
30 1 -0.542488
31 1 -0.542422
32 1 -0.541703
33 1 -0.539324
34 1 -0.535619
35 1 -0.535004
36 1 -0.533829
37 1 -0.533789
38 1 -0.530299
39 1 -0.530252
40 1 -0.514463
41 1 -0.507611
42 1 -0.507382
43 1 -0.507363
44 1 -0.507074
45 1 -0.5069
46 1 -0.505725
47 1 -0.505703
48 1 -0.505297
49 1 -0.504866
50 1 -0.503461
0 2 -0.500031
1 2 -0.513337
2 2 -0.550591
3 2 -0.55286
4 2 -0.553191
5 2 -0.55323
6 2 -0.550301
7 2 -0.549373
8 2 -0.549243
9 2 -0.546042
10 2 -0.545904
11 2 -0.545466
12 2 -0.541863
13 2 -0.53953
14 2 -0.539486
15 2 -0.539276
16 2 -0.535251
17 2 -0.534054
18 2 -0.533902
19 2 -0.530582
20 2 -0.530435
21 2 -0.530018
22 2 -0.526679
23 2 -0.52435
24 2 -0.524266
25 2 -0.523672
26 2 -0.515552
27 2 -0.514752
28 2 -0.513721
29 2 -0.51368
30 2 -0.513445
31 2 -0.500819
32 2 -0.499534
33 2 -0.49937
34 2 -0.499311
35 2 -0.498026
36 2 -0.49797
37 2 -0.493759
38 2 -0.481767
39 2 -0.48172
40 2 -0.481549
41 2 -0.476982
42 2 -0.476017
43 2 -0.475986
44 2 -0.474835
45 2 -0.474467
46 2 -0.474091
47 2 -0.473114
0 3 -0.465667
1 3 -0.565086
2 3 -0.670256
3 3 -0.675925
4 3 -0.676907
5 3 -0.593258
6 3 -0.563743
7 3 -0.562696
8 3 -0.559995
9 3 -0.5576
10 3 -0.55669
11 3 -0.556582
12 3 -0.556311
13 3 -0.556315
14 3 -0.555241
15 3 -0.544701
16 3 -0.533653
0 5 -0.541814
1 5 -0.673227
2 5 -0.683369
3 5 -0.872931
4 5 0.435784
5 5 0.44364
6 5 0.461673
7 5 0.474912
8 5 0.466622
9 5 0.434138
10 5 0.490758
11 5 0.490596
12 5 0.490722
13 5 0.492433
14 5 0.492617
15 5 0.492797
16 5 0.492965
17 5 0.493286
18 5 0.493624
19 5 0.493653
20 5 0.493685
21 5 0.493762
22 5 0.493682
23 5 0.495421
24 5 0.521244
25 5 0.521187
26 5 0.521082
27 5 0.521141
28 5 0.521586
29 5 0.521576
30 5 0.523353
31 5 0.523937
32 5 0.523952
33 5 0.523996
34 5 0.523963
35 5 0.525573
36 5 0.540589
37 5 0.5405
38 5 0.540599
39 5 0.540716
40 5 0.541033
41 5 0.541049
42 5 0.541733
43 5 0.544087
44 5 0.522874
45 5 0.516588
46 5 0.513262
47 5 0.513468
48 5 0.514157
49 5 0.51411
50 5 0.514431
51 5 0.514873
52 5 0.514951
53 5 0.51503
54 5 0.514986
55 5 0.51544
56 5 0.516721
57 5 0.516787
58 5 0.516981
59 5 0.517001
60 5 0.517153
61 5 0.517965
0 6 0.519242
1 6 0.519676
2 6 0.52
3 6 0.520308
4 6 0.520393
5 6 0.52044
6 6 0.520798
7 6 0.520831
8 6 0.52113
9 6 0.521586
10 6 0.521501
11 6 0.521397
12 6 0.527518
13 6 0.528488
14 6 0.528695
15 6 0.528776
16 6 0.52883
17 6 0.529196
18 6 0.541335
19 6 0.542472
20 6 0.542434
21 6 0.546561
22 6 0.55487
23 6 0.554869
24 6 0.557456
25 6 0.557477
26 6 0.557536
27 6 0.557705
28 6 0.558113
29 6 0.558186
30 6 0.561829
31 6 0.562283
32 6 0.562147
33 6 0.562817
34 6 0.591639
35 6 0.591584
36 6 0.594132
37 6 0.600234
38 6 0.600243
39 6 0.600385
40 6 0.600672
41 6 0.600699
42 6 0.600823
43 6 0.600836
44 6 0.601011
45 6 0.608273
46 6 0.608587
47 6 0.608775
48 6 0.609147
49 6 0.609105
50 6 0.618753
51 6 0.619118
52 6 0.619651
53 6 0.619787
54 6 0.620162
55 6 0.62146
56 6 0.607111
57 6 0.602061
58 6 0.598289
59 6 0.598493
60 6 0.599112
61 6 0.599079
62 6 0.59935
63 6 0.599477
64 6 0.599522
65 6 0.599834
66 6 0.600744
67 6 0.600954
0 7 0.601111
1 7 0.605587
2 7 0.644577
3 7 0.644433
4 7 0.644528
5 7 0.645078
6 7 0.64758
7 7 0.647601
8 7 0.647772
9 7 0.647987
10 7 0.648345
11 7 0.648314
12 7 0.649102
13 7 0.64927
14 7 0.649461
15 7 0.649458
16 7 0.649525
17 7 0.649928
18 7 0.649955
19 7 0.649957
20 7 0.649286
21 7 0.65062
22 7 0.650771
23 7 0.65069
24 7 0.6508
25 7 0.651313
26 7 0.651933
27 7 0.652001
28 7 0.651988
29 7 0.651973
30 7 0.652439
31 7 0.652472
32 7 0.652515
33 7 0.652761
34 7 0.652791
35 7 0.652767
36 7 0.652464
37 7 0.655256
38 7 0.655242
39 7 0.656977
40 7 0.657047
41 7 0.657064
42 7 0.657201
43 7 0.657255
44 7 0.657309
45 7 0.657312
46 7 0.657158
47 7 0.657262
48 7 0.657684
49 7 0.657639
50 7 0.657962
51 7 0.658788
52 7 0.659147
53 7 0.659201
54 7 0.659239
55 7 0.659474
56 7 0.65952
57 7 0.659551
58 7 0.659887
59 7 0.660208
60 7 0.660102
61 7 0.660406
62 7 0.660924
63 7 0.66114
64 7 0.661093
65 7 0.661136
66 7 0.661171
67 7 0.661281
68 7 0.661318
69 7 0.661342
0 8 0.661749
1 8 0.662466
2 8 0.662899
3 8 0.663256
4 8 0.66337
5 8 0.663406
6 8 0.663353
7 8 0.66345
8 8 0.664435
9 8 0.66591
10 8 0.665973
11 8 0.666382
12 8 0.666431
13 8 0.666495
14 8 0.666484
15 8 0.669413
16 8 0.673363
17 8 0.673513
18 8 0.673526
19 8 0.673534
20 8 0.674284
21 8 0.674418
22 8 0.674526
23 8 0.674896
24 8 0.675296
25 8 0.675317
26 8 0.675698
27 8 0.675706
28 8 0.675401
29 8 0.678295
30 8 0.678302
31 8 0.678327
32 8 0.678361
33 8 0.678568
34 8 0.678551
35 8 0.678617
36 8 0.67882
37 8 0.679149
38 8 0.679468
39 8 0.679531
40 8 0.68123
41 8 0.661276
42 8 0.650014
43 8 0.641177
44 8 0.646051
45 8 0.649477
46 8 0.649433
47 8 0.649435
48 8 0.650091
49 8 0.651549
50 8 0.652013
51 8 0.651991
52 8 0.652889
53 8 0.662795
54 8 0.662695
55 8 0.662757
56 8 0.662848
57 8 0.663083
58 8 0.663094
59 8 0.663546
60 8 0.663533
61 8 0.663619
62 8 0.663767
63 8 0.663975
64 8 0.664025
65 8 0.664127
66 8 0.664206
0 9 0.665787
1 9 0.665346
2 9 0.665657
3 9 0.66714
4 9 0.667094
5 9 0.667307
6 9 0.667562
7 9 0.66767
8 9 0.667797
9 9 0.667742
10 9 0.667812
11 9 0.668382
12 9 0.66841
13 9 0.668407
14 9 0.670292
15 9 0.670295
16 9 0.670335
17 9 0.6704
18 9 0.670657
19 9 0.670684
20 9 0.670849
21 9 0.670941
22 9 0.670893
23 9 0.671155
24 9 0.671391
25 9 0.671661
26 9 0.671823
27 9 0.67192
28 9 0.67259
29 9 0.672983
30 9 0.672967
31 9 0.672773
32 9 0.672831
33 9 0.673266
34 9 0.673389
35 9 0.673385
36 9 0.674288
37 9 0.677124
38 9 0.677111
39 9 0.677083
40 9 0.67901
41 9 0.680781
42 9 0.68095
43 9 0.681735
44 9 0.681917
45 9 0.682
46 9 0.682322
47 9 0.682299
48 9 0.682383
49 9 0.683172
50 9 0.685591
51 9 0.685617
52 9 0.686124
53 9 0.686681
54 9 0.68679
55 9 0.687656
56 9 0.688145
57 9 0.688824
58 9 0.688813
59 9 0.693954
60 9 0.69528
61 9 0.695232
62 9 0.695494
63 9 0.695688
64 9 0.69599
65 9 0.696231
66 9 0.696331
0 10 0.700054
1 10 0.688807
2 10 0.690433
3 10 0.690571
4 10 0.690507
5 10 0.690698
6 10 0.691211
7 10 0.691315
8 10 0.691727
9 10 0.691796
10 10 0.692082
11 10 0.692072
12 10 0.691855
13 10 0.691908
14 10 0.692233
15 10 0.692267
16 10 0.692258
17 10 0.694267
18 10 0.694596
19 10 0.694637
20 10 0.694615
21 10 0.694496
22 10 0.694549
23 10 0.694842
24 10 0.695347
25 10 0.695402
26 10 0.695502
27 10 0.695488
28 10 0.696037
29 10 0.696264
30 10 0.696381
31 10 0.696396
32 10 0.696464
33 10 0.696489
34 10 0.696613
35 10 0.69659
36 10 0.696662
37 10 0.697221
38 10 0.697223
39 10 0.697452
40 10 0.697451
41 10 0.699679
42 10 0.70116
43 10 0.70115
44 10 0.70244
45 10 0.702574
46 10 0.702636
47 10 0.702608
48 10 0.702506
e
unset label
set border 0
unset grid
unset key
set offsets 0, 0, 0, 0
set palette defined (-1 '#E69F00', 0 '#ffffff', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set title 'plain, unit 68: word in capitals'
set xlabel
set ylabel
unset xtics
unset ytics
set size noratio
set xrange [-0.5:70-0.5]
set yrange [11-0.5:-0.5]
set label 'L' at 4,0 center front font 'monospace,13'
set label 'e' at 5,0 center front font 'monospace,13'
set label 's' at 6,0 center front font 'monospace,13'
set label 't' at 7,0 center front font 'monospace,13'
set label 'i' at 9,0 center front font 'monospace,13'
set label 't' at 10,0 center front font 'monospace,13'
set label 's' at 11,0 center front font 'monospace,13'
set label 'v' at 13,0 center front font 'monospace,13'
set label 'a' at 14,0 center front font 'monospace,13'
set label 'l' at 15,0 center front font 'monospace,13'
set label 'u' at 16,0 center front font 'monospace,13'
set label 'e' at 17,0 center front font 'monospace,13'
set label 'd' at 19,0 center front font 'monospace,13'
set label 'e' at 20,0 center front font 'monospace,13'
set label 'c' at 21,0 center front font 'monospace,13'
set label 'l' at 22,0 center front font 'monospace,13'
set label 'i' at 23,0 center front font 'monospace,13'
set label 'n' at 24,0 center front font 'monospace,13'
set label 'e' at 25,0 center front font 'monospace,13'
set label 'e' at 27,0 center front font 'monospace,13'
set label 'r' at 28,0 center front font 'monospace,13'
set label 'e' at 29,0 center front font 'monospace,13'
set label 'y' at 31,0 center front font 'monospace,13'
set label 'o' at 32,0 center front font 'monospace,13'
set label 'u' at 33,0 center front font 'monospace,13'
set label 'r' at 34,0 center front font 'monospace,13'
set label 'c' at 36,0 center front font 'monospace,13'
set label 'r' at 37,0 center front font 'monospace,13'
set label 'e' at 38,0 center front font 'monospace,13'
set label 'd' at 39,0 center front font 'monospace,13'
set label 'i' at 40,0 center front font 'monospace,13'
set label 't' at 41,0 center front font 'monospace,13'
set label 'a' at 43,0 center front font 'monospace,13'
set label 'd' at 44,0 center front font 'monospace,13'
set label 'v' at 45,0 center front font 'monospace,13'
set label 'a' at 46,0 center front font 'monospace,13'
set label 'n' at 47,0 center front font 'monospace,13'
set label 'c' at 48,0 center front font 'monospace,13'
set label 'e' at 49,0 center front font 'monospace,13'
set label '.' at 50,0 center front font 'monospace,13'
set label 'F' at 4,1 center front font 'monospace,13'
set label 'o' at 5,1 center front font 'monospace,13'
set label 'r' at 6,1 center front font 'monospace,13'
set label 'a' at 8,1 center front font 'monospace,13'
set label 'm' at 10,1 center front font 'monospace,13'
set label 'a' at 11,1 center front font 'monospace,13'
set label 'n' at 12,1 center front font 'monospace,13'
set label "'" at 14,1 center front font 'monospace,13'
set label 't' at 15,1 center front font 'monospace,13'
set label 'w' at 16,1 center front font 'monospace,13'
set label 'i' at 17,1 center front font 'monospace,13'
set label 'x' at 18,1 center front font 'monospace,13'
set label 't' at 19,1 center front font 'monospace,13'
set label 'a' at 21,1 center front font 'monospace,13'
set label 'k' at 23,1 center front font 'monospace,13'
set label 'i' at 24,1 center front font 'monospace,13'
set label 'n' at 25,1 center front font 'monospace,13'
set label 'g' at 26,1 center front font 'monospace,13'
set label 'o' at 28,1 center front font 'monospace,13'
set label 'f' at 29,1 center front font 'monospace,13'
set label 'f' at 31,1 center front font 'monospace,13'
set label 'i' at 32,1 center front font 'monospace,13'
set label 'n' at 33,1 center front font 'monospace,13'
set label 'a' at 34,1 center front font 'monospace,13'
set label 'n' at 35,1 center front font 'monospace,13'
set label 'c' at 36,1 center front font 'monospace,13'
set label 'e' at 37,1 center front font 'monospace,13'
set label 'a' at 39,1 center front font 'monospace,13'
set label 'n' at 40,1 center front font 'monospace,13'
set label 'd' at 41,1 center front font 'monospace,13'
set label 't' at 43,1 center front font 'monospace,13'
set label 'h' at 44,1 center front font 'monospace,13'
set label 'e' at 45,1 center front font 'monospace,13'
set label 's' at 47,1 center front font 'monospace,13'
set label 'e' at 48,1 center front font 'monospace,13'
set label 'a' at 49,1 center front font 'monospace,13'
set label ',' at 50,1 center front font 'monospace,13'
set label 'C' at 4,2 center front font 'monospace,13'
set label 'a' at 5,2 center front font 'monospace,13'
set label 'r' at 6,2 center front font 'monospace,13'
set label 'n' at 7,2 center front font 'monospace,13'
set label 'e' at 8,2 center front font 'monospace,13'
set label 'g' at 9,2 center front font 'monospace,13'
set label 'i' at 10,2 center front font 'monospace,13'
set label 'e' at 11,2 center front font 'monospace,13'
set label ',' at 12,2 center front font 'monospace,13'
set label 'C' at 14,2 center front font 'monospace,13'
set label 'a' at 15,2 center front font 'monospace,13'
set label 'r' at 16,2 center front font 'monospace,13'
set label 'n' at 17,2 center front font 'monospace,13'
set label 'e' at 18,2 center front font 'monospace,13'
set label 'g' at 19,2 center front font 'monospace,13'
set label 'i' at 20,2 center front font 'monospace,13'
set label 'e' at 21,2 center front font 'monospace,13'
set label ',' at 22,2 center front font 'monospace,13'
set label 'y' at 24,2 center front font 'monospace,13'
set label 'o' at 25,2 center front font 'monospace,13'
set label 'u' at 26,2 center front font 'monospace,13'
set label 'r' at 27,2 center front font 'monospace,13'
set label 't' at 29,2 center front font 'monospace,13'
set label 'o' at 30,2 center front font 'monospace,13'
set label 'n' at 31,2 center front font 'monospace,13'
set label 'g' at 32,2 center front font 'monospace,13'
set label 'u' at 33,2 center front font 'monospace,13'
set label 'e' at 34,2 center front font 'monospace,13'
set label 'i' at 36,2 center front font 'monospace,13'
set label 's' at 37,2 center front font 'monospace,13'
set label 't' at 39,2 center front font 'monospace,13'
set label 'o' at 40,2 center front font 'monospace,13'
set label 'o' at 41,2 center front font 'monospace,13'
set label 'f' at 43,2 center front font 'monospace,13'
set label 'r' at 44,2 center front font 'monospace,13'
set label 'e' at 45,2 center front font 'monospace,13'
set label 'e' at 46,2 center front font 'monospace,13'
set label '!' at 47,2 center front font 'monospace,13'
set label 'A' at 4,3 center front font 'monospace,13'
set label 'n' at 5,3 center front font 'monospace,13'
set label 'o' at 6,3 center front font 'monospace,13'
set label 'n' at 7,3 center front font 'monospace,13'
set label 'y' at 8,3 center front font 'monospace,13'
set label 'm' at 9,3 center front font 'monospace,13'
set label 'u' at 10,3 center front font 'monospace,13'
set label 's' at 11,3 center front font 'monospace,13'
set label 'B' at 13,3 center front font 'monospace,13'
set label 'i' at 14,3 center front font 'monospace,13'
set label 'n' at 15,3 center front font 'monospace,13'
set label 'k' at 16,3 center front font 'monospace,13'
set label 'W' at 0,5 center front font 'monospace,13'
set label 'A' at 1,5 center front font 'monospace,13'
set label 'R' at 2,5 center front font 'monospace,13'
set label ',' at 3,5 center front font 'monospace,13'
set label 'n' at 5,5 center front font 'monospace,13'
set label '.' at 6,5 center front font 'monospace,13'
set label 'A' at 9,5 center front font 'monospace,13'
set label 'b' at 11,5 center front font 'monospace,13'
set label 'y' at 12,5 center front font 'monospace,13'
set label '-' at 13,5 center front font 'monospace,13'
set label 'p' at 14,5 center front font 'monospace,13'
set label 'r' at 15,5 center front font 'monospace,13'
set label 'o' at 16,5 center front font 'monospace,13'
set label 'd' at 17,5 center front font 'monospace,13'
set label 'u' at 18,5 center front font 'monospace,13'
set label 'c' at 19,5 center front font 'monospace,13'
set label 't' at 20,5 center front font 'monospace,13'
set label 'o' at 22,5 center front font 'monospace,13'
set label 'f' at 23,5 center front font 'monospace,13'
set label 't' at 25,5 center front font 'monospace,13'
set label 'h' at 26,5 center front font 'monospace,13'
set label 'e' at 27,5 center front font 'monospace,13'
set label 'a' at 29,5 center front font 'monospace,13'
set label 'r' at 30,5 center front font 'monospace,13'
set label 't' at 31,5 center front font 'monospace,13'
set label 's' at 32,5 center front font 'monospace,13'
set label 'o' at 34,5 center front font 'monospace,13'
set label 'f' at 35,5 center front font 'monospace,13'
set label 'p' at 37,5 center front font 'monospace,13'
set label 'e' at 38,5 center front font 'monospace,13'
set label 'a' at 39,5 center front font 'monospace,13'
set label 'c' at 40,5 center front font 'monospace,13'
set label 'e' at 41,5 center front font 'monospace,13'
set label '.' at 42,5 center front font 'monospace,13'
set label 'T' at 45,5 center front font 'monospace,13'
set label 'h' at 46,5 center front font 'monospace,13'
set label 'e' at 47,5 center front font 'monospace,13'
set label 'm' at 49,5 center front font 'monospace,13'
set label 'o' at 50,5 center front font 'monospace,13'
set label 's' at 51,5 center front font 'monospace,13'
set label 't' at 52,5 center front font 'monospace,13'
set label 'm' at 54,5 center front font 'monospace,13'
set label 'e' at 55,5 center front font 'monospace,13'
set label 'n' at 56,5 center front font 'monospace,13'
set label 'a' at 57,5 center front font 'monospace,13'
set label 'c' at 58,5 center front font 'monospace,13'
set label 'i' at 59,5 center front font 'monospace,13'
set label 'n' at 60,5 center front font 'monospace,13'
set label 'g' at 61,5 center front font 'monospace,13'
set label 'p' at 0,6 center front font 'monospace,13'
set label 'o' at 1,6 center front font 'monospace,13'
set label 'l' at 2,6 center front font 'monospace,13'
set label 'i' at 3,6 center front font 'monospace,13'
set label 't' at 4,6 center front font 'monospace,13'
set label 'i' at 5,6 center front font 'monospace,13'
set label 'c' at 6,6 center front font 'monospace,13'
set label 'a' at 7,6 center front font 'monospace,13'
set label 'l' at 8,6 center front font 'monospace,13'
set label 'c' at 10,6 center front font 'monospace,13'
set label 'o' at 11,6 center front font 'monospace,13'
set label 'n' at 12,6 center front font 'monospace,13'
set label 'd' at 13,6 center front font 'monospace,13'
set label 'i' at 14,6 center front font 'monospace,13'
set label 't' at 15,6 center front font 'monospace,13'
set label 'i' at 16,6 center front font 'monospace,13'
set label 'o' at 17,6 center front font 'monospace,13'
set label 'n' at 18,6 center front font 'monospace,13'
set label 'i' at 20,6 center front font 'monospace,13'
set label 's' at 21,6 center front font 'monospace,13'
set label 'a' at 23,6 center front font 'monospace,13'
set label 'p' at 25,6 center front font 'monospace,13'
set label 'e' at 26,6 center front font 'monospace,13'
set label 'r' at 27,6 center front font 'monospace,13'
set label 'i' at 28,6 center front font 'monospace,13'
set label 'o' at 29,6 center front font 'monospace,13'
set label 'd' at 30,6 center front font 'monospace,13'
set label 'o' at 32,6 center front font 'monospace,13'
set label 'f' at 33,6 center front font 'monospace,13'
set label 'i' at 35,6 center front font 'monospace,13'
set label 'n' at 36,6 center front font 'monospace,13'
set label 't' at 37,6 center front font 'monospace,13'
set label 'e' at 38,6 center front font 'monospace,13'
set label 'r' at 39,6 center front font 'monospace,13'
set label 'n' at 40,6 center front font 'monospace,13'
set label 'a' at 41,6 center front font 'monospace,13'
set label 't' at 42,6 center front font 'monospace,13'
set label 'i' at 43,6 center front font 'monospace,13'
set label 'o' at 44,6 center front font 'monospace,13'
set label 'n' at 45,6 center front font 'monospace,13'
set label 'a' at 46,6 center front font 'monospace,13'
set label 'l' at 47,6 center front font 'monospace,13'
set label 'a' at 49,6 center front font 'monospace,13'
set label 'm' at 50,6 center front font 'monospace,13'
set label 'i' at 51,6 center front font 'monospace,13'
set label 't' at 52,6 center front font 'monospace,13'
set label 'y' at 53,6 center front font 'monospace,13'
set label '.' at 54,6 center front font 'monospace,13'
set label 'T' at 57,6 center front font 'monospace,13'
set label 'h' at 58,6 center front font 'monospace,13'
set label 'e' at 59,6 center front font 'monospace,13'
set label 's' at 61,6 center front font 'monospace,13'
set label 't' at 62,6 center front font 'monospace,13'
set label 'u' at 63,6 center front font 'monospace,13'
set label 'd' at 64,6 center front font 'monospace,13'
set label 'e' at 65,6 center front font 'monospace,13'
set label 'n' at 66,6 center front font 'monospace,13'
set label 't' at 67,6 center front font 'monospace,13'
set label 'o' at 0,7 center front font 'monospace,13'
set label 'f' at 1,7 center front font 'monospace,13'
set label 'h' at 3,7 center front font 'monospace,13'
set label 'i' at 4,7 center front font 'monospace,13'
set label 's' at 5,7 center front font 'monospace,13'
set label 't' at 6,7 center front font 'monospace,13'
set label 'o' at 7,7 center front font 'monospace,13'
set label 'r' at 8,7 center front font 'monospace,13'
set label 'y' at 9,7 center front font 'monospace,13'
set label 'w' at 11,7 center front font 'monospace,13'
set label 'h' at 12,7 center front font 'monospace,13'
set label 'o' at 13,7 center front font 'monospace,13'
set label 'h' at 15,7 center front font 'monospace,13'
set label 'a' at 16,7 center front font 'monospace,13'
set label 's' at 17,7 center front font 'monospace,13'
set label 'n' at 19,7 center front font 'monospace,13'
set label 'o' at 20,7 center front font 'monospace,13'
set label 't' at 21,7 center front font 'monospace,13'
set label 'b' at 23,7 center front font 'monospace,13'
set label 'e' at 24,7 center front font 'monospace,13'
set label 'e' at 25,7 center front font 'monospace,13'
set label 'n' at 26,7 center front font 'monospace,13'
set label 't' at 28,7 center front font 'monospace,13'
set label 'a' at 29,7 center front font 'monospace,13'
set label 'u' at 30,7 center front font 'monospace,13'
set label 'g' at 31,7 center front font 'monospace,13'
set label 'h' at 32,7 center front font 'monospace,13'
set label 't' at 33,7 center front font 'monospace,13'
set label 't' at 35,7 center front font 'monospace,13'
set label 'o' at 36,7 center front font 'monospace,13'
set label 'e' at 38,7 center front font 'monospace,13'
set label 'x' at 39,7 center front font 'monospace,13'
set label 'p' at 40,7 center front font 'monospace,13'
set label 'e' at 41,7 center front font 'monospace,13'
set label 'c' at 42,7 center front font 'monospace,13'
set label 't' at 43,7 center front font 'monospace,13'
set label 't' at 45,7 center front font 'monospace,13'
set label 'h' at 46,7 center front font 'monospace,13'
set label 'e' at 47,7 center front font 'monospace,13'
set label 'u' at 49,7 center front font 'monospace,13'
set label 'n' at 50,7 center front font 'monospace,13'
set label 'e' at 51,7 center front font 'monospace,13'
set label 'x' at 52,7 center front font 'monospace,13'
set label 'p' at 53,7 center front font 'monospace,13'
set label 'e' at 54,7 center front font 'monospace,13'
set label 'c' at 55,7 center front font 'monospace,13'
set label 't' at 56,7 center front font 'monospace,13'
set label 'e' at 57,7 center front font 'monospace,13'
set label 'd' at 58,7 center front font 'monospace,13'
set label 'm' at 60,7 center front font 'monospace,13'
set label 'a' at 61,7 center front font 'monospace,13'
set label 'y' at 62,7 center front font 'monospace,13'
set label 'j' at 64,7 center front font 'monospace,13'
set label 'u' at 65,7 center front font 'monospace,13'
set label 's' at 66,7 center front font 'monospace,13'
set label 't' at 67,7 center front font 'monospace,13'
set label 'l' at 68,7 center front font 'monospace,13'
set label 'y' at 69,7 center front font 'monospace,13'
set label 'b' at 0,8 center front font 'monospace,13'
set label 'o' at 1,8 center front font 'monospace,13'
set label 'a' at 2,8 center front font 'monospace,13'
set label 's' at 3,8 center front font 'monospace,13'
set label 't' at 4,8 center front font 'monospace,13'
set label 'h' at 6,8 center front font 'monospace,13'
set label 'i' at 7,8 center front font 'monospace,13'
set label 'm' at 8,8 center front font 'monospace,13'
set label 's' at 9,8 center front font 'monospace,13'
set label 'e' at 10,8 center front font 'monospace,13'
set label 'l' at 11,8 center front font 'monospace,13'
set label 'f' at 12,8 center front font 'monospace,13'
set label 'i' at 14,8 center front font 'monospace,13'
set label 'n' at 15,8 center front font 'monospace,13'
set label 'a' at 16,8 center front font 'monospace,13'
set label 'c' at 17,8 center front font 'monospace,13'
set label 'c' at 18,8 center front font 'monospace,13'
set label 'e' at 19,8 center front font 'monospace,13'
set label 's' at 20,8 center front font 'monospace,13'
set label 's' at 21,8 center front font 'monospace,13'
set label 'i' at 22,8 center front font 'monospace,13'
set label 'b' at 23,8 center front font 'monospace,13'
set label 'l' at 24,8 center front font 'monospace,13'
set label 'e' at 25,8 center front font 'monospace,13'
set label 't' at 27,8 center front font 'monospace,13'
set label 'o' at 28,8 center front font 'monospace,13'
set label 't' at 30,8 center front font 'monospace,13'
set label 'h' at 31,8 center front font 'monospace,13'
set label 'e' at 32,8 center front font 'monospace,13'
set label 'l' at 34,8 center front font 'monospace,13'
set label 'i' at 35,8 center front font 'monospace,13'
set label 'g' at 36,8 center front font 'monospace,13'
set label 'h' at 37,8 center front font 'monospace,13'
set label 't' at 38,8 center front font 'monospace,13'
set label '.' at 39,8 center front font 'monospace,13'
set label '"' at 42,8 center front font 'monospace,13'
set label 'I' at 43,8 center front font 'monospace,13'
set label 'n' at 44,8 center front font 'monospace,13'
set label 't' at 46,8 center front font 'monospace,13'
set label 'i' at 47,8 center front font 'monospace,13'
set label 'm' at 48,8 center front font 'monospace,13'
set label 'e' at 49,8 center front font 'monospace,13'
set label 'o' at 51,8 center front font 'monospace,13'
set label 'f' at 52,8 center front font 'monospace,13'
set label 'p' at 54,8 center front font 'monospace,13'
set label 'e' at 55,8 center front font 'monospace,13'
set label 'a' at 56,8 center front font 'monospace,13'
set label 'c' at 57,8 center front font 'monospace,13'
set label 'e' at 58,8 center front font 'monospace,13'
set label 'p' at 60,8 center front font 'monospace,13'
set label 'r' at 61,8 center front font 'monospace,13'
set label 'e' at 62,8 center front font 'monospace,13'
set label 'p' at 63,8 center front font 'monospace,13'
set label 'a' at 64,8 center front font 'monospace,13'
set label 'r' at 65,8 center front font 'monospace,13'
set label 'e' at 66,8 center front font 'monospace,13'
set label 'f' at 0,9 center front font 'monospace,13'
set label 'o' at 1,9 center front font 'monospace,13'
set label 'r' at 2,9 center front font 'monospace,13'
set label 'w' at 4,9 center front font 'monospace,13'
set label 'a' at 5,9 center front font 'monospace,13'
set label 'r' at 6,9 center front font 'monospace,13'
set label '"' at 7,9 center front font 'monospace,13'
set label 'h' at 9,9 center front font 'monospace,13'
set label 'a' at 10,9 center front font 'monospace,13'
set label 's' at 11,9 center front font 'monospace,13'
set label 'a' at 13,9 center front font 'monospace,13'
set label 'd' at 15,9 center front font 'monospace,13'
set label 'e' at 16,9 center front font 'monospace,13'
set label 'e' at 17,9 center front font 'monospace,13'
set label 'p' at 18,9 center front font 'monospace,13'
set label 'e' at 19,9 center front font 'monospace,13'
set label 'r' at 20,9 center front font 'monospace,13'
set label 'm' at 22,9 center front font 'monospace,13'
set label 'e' at 23,9 center front font 'monospace,13'
set label 'a' at 24,9 center front font 'monospace,13'
set label 'n' at 25,9 center front font 'monospace,13'
set label 'i' at 26,9 center front font 'monospace,13'
set label 'n' at 27,9 center front font 'monospace,13'
set label 'g' at 28,9 center front font 'monospace,13'
set label 't' at 30,9 center front font 'monospace,13'
set label 'h' at 31,9 center front font 'monospace,13'
set label 'a' at 32,9 center front font 'monospace,13'
set label 'n' at 33,9 center front font 'monospace,13'
set label 'i' at 35,9 center front font 'monospace,13'
set label 's' at 36,9 center front font 'monospace,13'
set label 'c' at 38,9 center front font 'monospace,13'
set label 'o' at 39,9 center front font 'monospace,13'
set label 'm' at 40,9 center front font 'monospace,13'
set label 'm' at 41,9 center front font 'monospace,13'
set label 'o' at 42,9 center front font 'monospace,13'
set label 'n' at 43,9 center front font 'monospace,13'
set label 'l' at 44,9 center front font 'monospace,13'
set label 'y' at 45,9 center front font 'monospace,13'
set label 'd' at 47,9 center front font 'monospace,13'
set label 'i' at 48,9 center front font 'monospace,13'
set label 's' at 49,9 center front font 'monospace,13'
set label 'c' at 50,9 center front font 'monospace,13'
set label 'e' at 51,9 center front font 'monospace,13'
set label 'r' at 52,9 center front font 'monospace,13'
set label 'n' at 53,9 center front font 'monospace,13'
set label 'e' at 54,9 center front font 'monospace,13'
set label 'd' at 55,9 center front font 'monospace,13'
set label ';' at 56,9 center front font 'monospace,13'
set label 'i' at 58,9 center front font 'monospace,13'
set label 't' at 59,9 center front font 'monospace,13'
set label 'm' at 61,9 center front font 'monospace,13'
set label 'e' at 62,9 center front font 'monospace,13'
set label 'a' at 63,9 center front font 'monospace,13'
set label 'n' at 64,9 center front font 'monospace,13'
set label 's' at 65,9 center front font 'monospace,13'
set label ',' at 66,9 center front font 'monospace,13'
set label 'n' at 0,10 center front font 'monospace,13'
set label 'o' at 1,10 center front font 'monospace,13'
set label 't' at 2,10 center front font 'monospace,13'
set label 'm' at 4,10 center front font 'monospace,13'
set label 'e' at 5,10 center front font 'monospace,13'
set label 'r' at 6,10 center front font 'monospace,13'
set label 'e' at 7,10 center front font 'monospace,13'
set label 'l' at 8,10 center front font 'monospace,13'
set label 'y' at 9,10 center front font 'monospace,13'
set label 't' at 11,10 center front font 'monospace,13'
set label 'h' at 12,10 center front font 'monospace,13'
set label 'a' at 13,10 center front font 'monospace,13'
set label 't' at 14,10 center front font 'monospace,13'
set label 'a' at 16,10 center front font 'monospace,13'
set label 'l' at 17,10 center front font 'monospace,13'
set label 'l' at 18,10 center front font 'monospace,13'
set label 't' at 20,10 center front font 'monospace,13'
set label 'h' at 21,10 center front font 'monospace,13'
set label 'i' at 22,10 center front font 'monospace,13'
set label 'n' at 23,10 center front font 'monospace,13'
set label 'g' at 24,10 center front font 'monospace,13'
set label 's' at 25,10 center front font 'monospace,13'
set label 'e' at 27,10 center front font 'monospace,13'
set label 'a' at 28,10 center front font 'monospace,13'
set label 'r' at 29,10 center front font 'monospace,13'
set label 't' at 30,10 center front font 'monospace,13'
set label 'h' at 31,10 center front font 'monospace,13'
set label 'l' at 32,10 center front font 'monospace,13'
set label 'y' at 33,10 center front font 'monospace,13'
set label 'h' at 35,10 center front font 'monospace,13'
set label 'a' at 36,10 center front font 'monospace,13'
set label 'v' at 37,10 center front font 'monospace,13'
set label 'e' at 38,10 center front font 'monospace,13'
set label 'a' at 40,10 center front font 'monospace,13'
set label 'n' at 41,10 center front font 'monospace,13'
set label 'e' at 43,10 center front font 'monospace,13'
set label 'n' at 44,10 center front font 'monospace,13'
set label 'd' at 45,10 center front font 'monospace,13'
set label '-' at 47,10 center front font 'monospace,13'
set label '-' at 48,10 center front font 'monospace,13'
plot '-' using 1:2:(0.5):(0.5):3 with boxxyerror fs solid noborder fc palette
0 0 0.998382
1 0 0.999402
2 0 0.999945
3 0 0.99982
4 0 0.991863
5 0 0.942416
6 0 0.998142
7 0 0.999587
8 0 0.999868
9 0 0.999753
10 0 0.995099
11 0 0.999229
12 0 0.999991
13 0 0.999554
14 0 0.982701
15 0 0.999009
16 0 0.999819
17 0 0.999945
18 0 0.999382
19 0 0.997016
20 0 0.999074
21 0 0.999731
22 0 0.99668
23 0 0.999945
24 0 0.997319
25 0 0.996272
26 0 0.999848
27 0 0.999427
28 0 0.995927
29 0 0.999185
30 0 0.999675
31 0 0.999729
32 0 0.999786
33 0 0.999738
34 0 0.999506
35 0 0.999891
36 0 0.99904
37 0 0.997132
38 0 0.999604
39 0 0.950889
40 0 0.997498
41 0 0.997531
42 0 0.998756
43 0 0.999871
44 0 0.98572
45 0 0.997519
46 0 0.985981
47 0 0.998897
48 0 0.999726
49 0 0.999595
50 0 0.996008
0 1 0.997435
1 1 0.999344
2 1 0.999948
3 1 0.999888
4 1 0.990399
5 1 0.978193
6 1 0.999113
7 1 0.999925
8 1 0.999372
9 1 0.999643
10 1 0.999885
11 1 0.999284
12 1 0.999397
13 1 0.999626
14 1 0.999935
15 1 0.982325
16 1 0.999946
17 1 0.999185
18 1 0.980503
19 1 0.999232
20 1 0.999959
21 1 0.999859
22 1 0.999647
23 1 0.99959
24 1 0.998496
25 1 0.993232
26 1 0.997891
27 1 0.999991
28 1 0.999469
29 1 0.999009
30 1 0.999977
31 1 0.999322
32 1 0.999758
33 1 0.997539
34 1 0.997705
35 1 0.999852
36 1 0.999696
37 1 0.999851
38 1 0.999752
39 1 0.998812
40 1 0.996312
41 1 0.997304
42 1 0.999951
43 1 0.999663
44 1 0.99937
45 1 0.999926
46 1 0.999946
47 1 0.999906
48 1 0.999933
49 1 0.999807
50 1 0.89775
0 2 0.999855
1 2 0.998121
2 2 0.999969
3 2 0.99982
4 2 0.991235
5 2 0.942372
6 2 0.996063
7 2 0.999246
8 2 0.999782
9 2 0.998472
10 2 0.999005
11 2 0.991827
12 2 0.981152
13 2 0.999999
14 2 0.99965
15 2 0.803813
16 2 0.992772
17 2 0.998423
18 2 0.999696
19 2 0.998758
20 2 0.999051
21 2 0.992724
22 2 0.982545
23 2 0.999999
24 2 0.999896
25 2 0.997613
26 2 0.999747
27 2 0.999669
28 2 0.999911
29 2 0.999249
30 2 0.997384
31 2 0.999916
32 2 0.999861
33 2 0.999981
34 2 0.999823
35 2 0.999639
36 2 0.998397
37 2 0.911505
38 2 0.999899
39 2 0.999865
40 2 0.999131
41 2 0.999847
42 2 0.999725
43 2 0.999786
44 2 0.999654
45 2 0.998904
46 2 0.99904
47 2 0.996819
0 3 0.999005
1 3 0.998368
2 3 0.999907
3 3 0.99984
4 3 0.987959
5 3 0.925944
6 3 0.9967
7 3 0.999962
8 3 0.999866
9 3 0.999949
10 3 0.999563
11 3 0.997479
12 3 0.99967
13 3 0.999328
14 3 0.953869
15 3 0.905847
16 3 0.997906
0 5 0.199804
1 5 -0.966667
2 5 -0.966101
3 5 -0.996852
4 5 0.99961
5 5 0.993073
6 5 -0.80845
7 5 0.999747
8 5 0.995357
9 5 0.998471
10 5 0.997696
11 5 0.998306
12 5 0.99951
13 5 0.999849
14 5 0.99989
15 5 0.999608
16 5 0.99962
17 5 0.987572
18 5 0.999427
19 5 0.99926
20 5 0.999425
21 5 0.999901
22 5 0.99933
23 5 0.998239
24 5 0.999968
25 5 0.999684
26 5 0.998812
27 5 0.999921
28 5 0.999976
29 5 0.999907
30 5 0.999351
31 5 0.9999
32 5 0.997934
33 5 0.999966
34 5 0.999789
35 5 0.995836
36 5 0.999975
37 5 0.999724
38 5 0.999549
39 5 0.999173
40 5 0.984699
41 5 0.998785
42 5 0.998103
43 5 0.99999
44 5 0.999966
45 5 0.999661
46 5 0.993805
47 5 0.999728
48 5 0.999966
49 5 0.999888
50 5 0.999519
51 5 0.997812
52 5 0.997538
53 5 0.99992
54 5 0.999771
55 5 0.999504
56 5 0.999607
57 5 0.999081
58 5 0.999328
59 5 0.998699
60 5 0.997214
61 5 0.996509
0 6 0.997843
1 6 0.969027
2 6 0.998736
3 6 0.999408
4 6 0.995435
5 6 0.998563
6 6 0.994856
7 6 0.984604
8 6 0.999826
9 6 0.999831
10 6 0.999896
11 6 0.995359
12 6 0.999686
13 6 0.981058
14 6 0.99839
15 6 0.996292
16 6 0.998069
17 6 0.993814
18 6 0.991964
19 6 0.999925
20 6 0.999458
21 6 0.900823
22 6 0.999891
23 6 0.999814
24 6 0.999665
25 6 0.999821
26 6 0.999543
27 6 0.999412
28 6 0.997642
29 6 0.985985
30 6 0.988219
31 6 0.999872
32 6 0.999091
33 6 0.996473
34 6 0.999984
35 6 0.999524
36 6 0.994148
37 6 0.999715
38 6 0.999619
39 6 0.99983
40 6 0.99974
41 6 0.999467
42 6 0.998992
43 6 0.999439
44 6 0.995167
45 6 0.994767
46 6 0.999723
47 6 0.999345
48 6 0.999913
49 6 0.999904
50 6 0.998754
51 6 0.998882
52 6 0.991187
53 6 0.998558
54 6 0.999769
55 6 0.999997
56 6 0.999971
57 6 0.999272
58 6 0.981771
59 6 0.999586
60 6 0.999964
61 6 0.999808
62 6 0.999868
63 6 0.999929
64 6 0.9762
65 6 0.997187
66 6 0.999521
67 6 0.999678
0 7 0.989599
1 7 0.97429
2 7 0.99967
3 7 0.999227
4 7 0.998721
5 7 0.996768
6 7 0.99987
7 7 0.999966
8 7 0.999417
9 7 0.99981
10 7 0.999827
11 7 0.999252
12 7 0.992628
13 7 0.999138
14 7 0.999984
15 7 0.999778
16 7 0.997911
17 7 0.999411
18 7 0.999917
19 7 0.999977
20 7 0.991755
21 7 0.999906
22 7 0.99986
23 7 0.999964
24 7 0.998663
25 7 0.99972
26 7 0.999406
27 7 0.999758
28 7 0.999913
29 7 0.996749
30 7 0.999308
31 7 0.99398
32 7 0.999787
33 7 0.999897
34 7 0.999822
35 7 0.999973
36 7 0.999821
37 7 0.999955
38 7 0.999841
39 7 0.999666
40 7 0.999248
41 7 0.998264
42 7 0.999393
43 7 0.992238
44 7 0.999678
45 7 0.999747
46 7 0.998785
47 7 0.999742
48 7 0.999977
49 7 0.999916
50 7 0.999796
51 7 0.999685
52 7 0.99784
53 7 0.999297
54 7 0.999822
55 7 0.99945
56 7 0.991082
57 7 0.999271
58 7 0.993545
59 7 0.999474
60 7 0.99937
61 7 0.997401
62 7 0.999296
63 7 0.99949
64 7 0.999972
65 7 0.991544
66 7 0.998529
67 7 0.99923
68 7 0.999883
69 7 0.99962
0 8 0.9936
1 8 0.993041
2 8 0.998943
3 8 0.997122
4 8 0.999437
5 8 0.999899
6 8 0.999582
7 8 0.998744
8 8 0.997995
9 8 0.999289
10 8 0.99987
11 8 0.999376
12 8 0.999848
13 8 0.999875
14 8 0.999176
15 8 0.996524
16 8 0.999148
17 8 0.999418
18 8 0.999396
19 8 0.999824
20 8 0.997021
21 8 0.997624
22 8 0.999822
23 8 0.971874
24 8 0.978851
25 8 0.999835
26 8 0.999692
27 8 0.999292
28 8 0.997856
29 8 0.999927
30 8 0.999895
31 8 0.999317
32 8 0.999894
33 8 0.999969
34 8 0.999913
35 8 0.999959
36 8 0.9992
37 8 0.991623
38 8 0.999947
39 8 0.997136
40 8 0.999998
41 8 0.999909
42 8 0.997833
43 8 0.999181
44 8 0.995471
45 8 0.999886
46 8 0.999968
47 8 0.998932
48 8 0.998394
49 8 0.994697
50 8 0.999934
51 8 0.999507
52 8 0.998814
53 8 0.999982
54 8 0.999637
55 8 0.99938
56 8 0.999378
57 8 0.985934
58 8 0.998669
59 8 0.999781
60 8 0.998748
61 8 0.997658
62 8 0.999489
63 8 0.997192
64 8 0.997583
65 8 0.998317
66 8 0.999389
0 9 0.995694
1 9 0.989352
2 9 0.998709
3 9 0.999884
4 9 0.997551
5 9 0.98287
6 9 0.99867
7 9 0.996418
8 9 0.999951
9 9 0.999878
10 9 0.999693
11 9 0.999381
12 9 0.999962
13 9 0.99997
14 9 0.999148
15 9 0.998957
16 9 0.999367
17 9 0.999769
18 9 0.998268
19 9 0.999182
20 9 0.996883
21 9 0.999854
22 9 0.999857
23 9 0.998968
24 9 0.999138
25 9 0.996675
26 9 0.999587
27 9 0.999453
28 9 0.996013
29 9 0.999987
30 9 0.999891
31 9 0.999114
32 9 0.999154
33 9 0.999625
34 9 0.999982
35 9 0.999933
36 9 0.973737
37 9 0.999978
38 9 0.999753
39 9 0.999129
40 9 0.999542
41 9 0.99392
42 9 0.997003
43 9 0.996971
44 9 0.999543
45 9 0.999962
46 9 0.999948
47 9 0.998868
48 9 0.9991
49 9 0.988187
50 9 0.997828
51 9 0.999896
52 9 0.997929
53 9 0.99949
54 9 0.999849
55 9 0.996683
56 9 0.998848
57 9 0.999992
58 9 0.999887
59 9 0.984703
60 9 0.999817
61 9 0.999988
62 9 0.999856
63 9 0.99934
64 9 0.996471
65 9 0.999743
66 9 0.999514
0 10 0.999777
1 10 0.810133
2 10 0.999855
3 10 0.999957
4 10 0.999964
5 10 0.998763
6 10 0.99929
7 10 0.999031
8 10 0.99978
9 10 0.999897
10 10 0.999948
11 10 0.999777
12 10 0.998713
13 10 0.999638
14 10 0.999123
15 10 0.999985
16 10 0.999975
17 10 0.999337
18 10 0.999946
19 10 0.999985
20 10 0.999898
21 10 0.999161
22 10 0.999859
23 10 0.998837
24 10 0.999724
25 10 0.999944
26 10 0.999932
27 10 0.999691
28 10 0.992981
29 10 0.996515
30 10 0.99725
31 10 0.999833
32 10 0.999817
33 10 0.999943
34 10 0.999982
35 10 0.999467
36 10 0.996728
37 10 0.99959
38 10 0.971082
39 10 0.999904
40 10 0.998925
41 10 0.999063
42 10 0.999775
43 10 0.999891
44 10 0.999626
45 10 0.996573
46 10 0.999526
47 10 0.999473
48 10 0.998519
e
unset label
unset multiplot
unset output
