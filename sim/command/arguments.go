package command

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// arguments hands out the words after a command's name, each read as what the
// command expects there. After the first refusal it hands out zero values.
//
// Completion uses the same calls: whatever could have followed the last word is
// noted in offers.
type arguments struct {
	rows    []row // the whole table, for help
	row     row
	words   []word // those that are not options
	next    int
	end     int // the column after the line
	options []given
	known   Known
	offers  []string
	list    bool // the word that is missing would be a list
	err     *Error
}

// given is an option as it stands in the line: key=value, or --key value.
type given struct {
	name   string
	whole  word
	value  word
	absent bool // the line ends before the value
}

func newArguments(rows []row, r row, words []word, end int) *arguments {
	a := &arguments{rows: rows, row: r, end: end}
	for i := 0; i < len(words); i++ {
		w := words[i]
		name, value, hasValue, isOption := splitOption(w.text)
		if !isOption {
			a.words = append(a.words, w)
			continue
		}
		g := given{name: name, whole: w}
		switch {
		case hasValue:
			skipped := len(w.text) - len(value)
			g.value = word{value, w.offset + skipped, w.column + utf8.RuneCountInString(w.text[:skipped])}
		case i+1 < len(words):
			i++
			g.value = words[i]
		default:
			g.absent, g.value = true, word{column: end}
		}
		a.options = append(a.options, g)
	}
	return a
}

// splitOption takes "fee=1", "--fee=1" and "--fee" apart.
func splitOption(s string) (name, value string, hasValue, isOption bool) {
	bare, dashed := strings.CutPrefix(s, "--")
	name, value, hasValue = strings.Cut(bare, "=")
	if !dashed && !hasValue {
		return "", "", false, false
	}
	return name, value, hasValue, true
}

// refuse keeps the first error.
func (a *arguments) refuse(e Error) {
	if a.err == nil {
		a.err = &e
	}
}

func (a *arguments) usage() string { return "usage: " + a.row.usage() }

// missing refuses a line that ends too early.
func (a *arguments) missing(expected string, list bool) {
	if a.err == nil {
		a.list = list
	}
	a.refuse(Error{Column: a.end, Expected: expected, Hint: a.usage()})
}

// offer notes what could stand at the line's end.
func (a *arguments) offer(candidates offers) {
	if a.err == nil && candidates != nil {
		a.offers = append(a.offers, candidates(a.known)...)
	}
}

// more reports whether a word is left; if none is, it offers what could follow.
func (a *arguments) more(candidates offers) bool {
	if a.next >= len(a.words) {
		a.offer(candidates)
		return false
	}
	return a.err == nil
}

// read takes a word that must be there.
func read[T any](a *arguments, k kind[T]) T {
	var zero T
	if !a.more(k.offers) {
		a.missing(k.expected, k.list)
		return zero
	}
	w := a.words[a.next]
	a.next++
	return convert(a, k, w)
}

func convert[T any](a *arguments, k kind[T], w word) T {
	v, err := k.parse(w.text)
	if err != nil {
		a.refuse(placed(err, w, k.expected))
	}
	return v
}

// placed gives a value's refusal its column.
func placed(err error, w word, expected string) Error {
	refused, ok := err.(*ValueError)
	if !ok {
		return Error{Column: w.column, Found: w.text, Expected: expected, Hint: err.Error()}
	}
	return Error{Column: w.column + refused.Offset, Found: refused.Value, Expected: refused.Expected, Hint: refused.Problem}
}

// option reads an option that may be left out; ok says whether it is there.
func option[T any](a *arguments, name string, k kind[T]) (v T, ok bool) {
	for _, g := range a.options {
		if g.name != name {
			continue
		}
		if g.absent {
			a.offer(k.offers)
			a.missing(k.expected, k.list)
			return v, false
		}
		return convert(a, k, g.value), a.err == nil
	}
	return v, false
}

// flag takes the next word if it is text.
func (a *arguments) flag(text string) bool {
	if a.more(words(text)) && a.words[a.next].text == text {
		a.next++
		return true
	}
	return false
}

// finish refuses what is left over, and options that are unknown or given twice.
func (a *arguments) finish() {
	if a.next < len(a.words) {
		w := a.words[a.next]
		a.refuse(Error{Column: w.column, Found: w.text, Expected: "the end of the line", Hint: a.usage()})
	}
	if a.row.oneOption && len(a.options) > 1 {
		w := a.options[1].whole
		a.refuse(Error{Column: w.column, Found: w.text, Expected: "one option only", Hint: a.usage()})
	}
	for i, g := range a.options {
		if slices.ContainsFunc(a.options[:i], func(o given) bool { return o.name == g.name }) {
			a.refuse(Error{Column: g.whole.column, Found: g.whole.text, Expected: "the option " + g.name + " only once"})
		}
	}
}

// checkOptions refuses unknown options before anything else, since a value that
// was meant as an option would otherwise be blamed on the words around it.
func (a *arguments) checkOptions() {
	for _, g := range a.options {
		if slices.Contains(a.row.options, g.name) {
			continue
		}
		refusal := Error{Column: g.whole.column, Found: g.whole.text, Expected: "no option here", Hint: a.usage()}
		if len(a.row.options) > 0 {
			refusal.Expected = "the option " + strings.Join(a.row.options, "= or ") + "="
			if near := Nearest(g.name, a.row.options); near != "" {
				refusal.Hint = fmt.Sprintf("did you mean %s=?", near)
			}
		}
		a.refuse(refusal)
	}
}
