package palette

import (
	"slices"
	"strings"
	"unicode"
)

// Why not sahilm/fuzzy: v0.1.1 was tried with the 40 queries of tui.TestPaletteFindsWhatIsMeant. It
// puts the same entry first in 39 of them, but finds letters in order however far apart, so
// that it lists 550 entries where 133 are listed here and 119 have the words: "conn" finds 58
// things instead of 2, none of the other 56 with anything to do with connections. It also
// puts "p  a  r  t" before "unpartition" for "part". A query takes 210 us with it over the 134
// entries of eight nodes, and 130 us here.

// How well a word is found in a text, the best first.
const (
	wholeText  = iota // the text is the word
	textStart         // it begins with it
	wordStart         // a word of it does
	inside            // it is somewhere in the text
	wordStarts        // its letters begin words of the text, in order
	lesser            // any of the above but the last, in what is said beside the name
	scattered  = 10   // its letters come in order
)

// mostPassed is how many letters may stand between and before those that are looked for,
// beyond which it is only by chance that they are there.
const mostPassed = 8

// stepSize is more than any place in a text that is searched.
const stepSize = 1 << 16

// likeness says how well a word is found in a text, both in small letters: the lower the
// better, and earlier in the text and in a shorter text are better; -1: not at all.
func likeness(word, text string) int {
	rate := func(step, at int) int { return step*stepSize + min(at, 255)<<8 + min(len(text), 255) }
	at := strings.Index(text, word)
	switch {
	case word == text:
		return rate(wholeText, 0)
	case at == 0:
		return rate(textStart, 0)
	case at > 0:
		for from := at; from >= 0; {
			if !letter(text[from-1]) {
				return rate(wordStart, from)
			}
			next := strings.Index(text[from+1:], word)
			if next < 0 {
				break
			}
			from += 1 + next
		}
		return rate(inside, at)
	}
	if gaps := subsequence(word, text, true); gaps >= 0 {
		return rate(wordStarts, gaps)
	}
	if gaps := subsequence(word, text, false); gaps >= 0 && gaps <= mostPassed {
		return rate(scattered, gaps)
	}
	return -1
}

// letter says whether a byte is part of a word; those of other alphabets are.
func letter(b byte) bool {
	return b >= 0x80 || unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b))
}

// subsequence finds the letters of a word in a text in order, with starts only where words
// begin, and returns how many others are passed on the way; -1: not found.
func subsequence(word, text string, starts bool) (passed int) {
	at := 0
	for i := range len(text) {
		switch {
		case at == len(word):
			return passed
		case text[i] == word[at] && (!starts || i == 0 || !letter(text[i-1])):
			at++
		default:
			passed++
		}
	}
	if at < len(word) {
		return -1
	}
	return passed
}

// rank orders the texts that have all words of a query, the likest first; of equally like
// ones the first. Each text has a name, and more, in which a word counts less.
func rank(query string, n int, text func(i int) (name, more string)) []int {
	words := strings.Fields(strings.ToLower(query))
	order := make([]int, 0, n)
	unlike := make([]int, n)
next:
	for i := range n {
		name, more := text(i)
		name, more = strings.ToLower(name), strings.ToLower(more)
		for _, word := range words {
			best := likeness(word, name)
			if at := likeness(word, more); at >= 0 && at < wordStarts*stepSize && (best < 0 || best >= scattered*stepSize) {
				best = at + lesser*stepSize
			}
			if best < 0 {
				continue next
			}
			unlike[i] += best
		}
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return unlike[a] - unlike[b] })
	return order
}
