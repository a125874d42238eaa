package report

import (
	"fmt"
	"regexp"
	"strings"
)

// Readers of comma-separated values guess what a cell is, and quotes tell them nothing. So
// what is text looks like text to all of them: pandas, R, spreadsheets. A hash does by
// itself: of those with 64 digits one in 10^12 could be read as a number.

// compactBits writes a target in compact form. Without 0x, 1e083126 would be a number, and
// an endless one.
func compactBits(bits uint32) string { return fmt.Sprintf("0x%08x", bits) }

// word writes a name that somebody chose, or an address; what has none stays empty. A name
// that would be taken for something else gets an apostrophe before it, with which no name begins: the same in every
// table, so that these can still be joined.
func word(name string) string {
	if name == "" || isNumbered(name) || len(name) >= shortestAddress || letterFirst.MatchString(name) && !guessed.MatchString(name) {
		return name
	}
	return "'" + name
}

// isNumbered says whether a name is as nodes have it by themselves, such as n12: most are.
func isNumbered(name string) bool {
	return len(name) > 1 && name[0] == 'n' && strings.Trim(name[1:], "0123456789") == ""
}

// shortestAddress is a length that addresses have and names have not.
const shortestAddress = 40

// A name that begins with no letter may be a number, a date or a formula: 1e5, 1-2, =1+1.
var letterFirst = regexp.MustCompile(`^\p{L}`)

// guessed is what is no text to somebody: a missing value, a truth value or a number to
// pandas or R, a date to a spreadsheet, as it reads English.
var guessed = regexp.MustCompile(`^(?i:nan?|n/a|null|none|true|false|t|f|inf|infinity|` +
	`(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)` +
	`[-/., ]?[0-9]{1,4}([-/., ][0-9]{1,4})?)$`)
