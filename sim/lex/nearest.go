package lex

import "unicode/utf8"

const longestTypo = 24

// Nearest returns the word that s was most likely meant to be, the first of equals,
// or "" when none is close: at most one slip for every three letters of the word.
func Nearest(s string, list []string) string {
	if len(s) > longestTypo {
		return ""
	}
	best, fewest := "", longestTypo
	for _, candidate := range list {
		d := distance(s, candidate)
		if d < fewest && d <= (utf8.RuneCountInString(candidate)+2)/3 {
			best, fewest = candidate, d
		}
	}
	return best
}

// distance counts the slips that turn a into b: a letter too many, too few or wrong,
// or two neighbours swapped (optimal string alignment).
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	previous2, previous := []int(nil), make([]int, len(to)+1)
	for j := range previous {
		previous[j] = j
	}
	for i, r := range from {
		row := make([]int, len(to)+1)
		row[0] = i + 1
		for j, t := range to {
			cost := 1
			if r == t {
				cost = 0
			}
			row[j+1] = min(previous[j]+cost, previous[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && r == to[j-1] && from[i-1] == t {
				row[j+1] = min(row[j+1], previous2[j-1]+1)
			}
		}
		previous2, previous = previous, row
	}
	return previous[len(to)]
}
