package command

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// arguments hands out the words after a command's name, each read as what the
// command expects there. After the first refusal it hands out zero values.
//
// Completion uses the same calls: whatever could have followed the last word is
// noted in offers.
type arguments struct {
	rows    []row // the whole table, for help
	row     row
	words   []lex.Word // those that are not options
	next    int
	end     int // the column after the line
	options []given
	known   Known
	offers  []string
	list    bool // the word that is missing would be a list
	err     *lex.Error
}

// given is an option as it stands in the line: key=value, or --key value.
type given struct {
	name   string
	whole  lex.Word
	value  lex.Word
	absent bool // the line ends before the value
}

func newArguments(rows []row, r row, words []lex.Word, end int) *arguments {
	a := &arguments{rows: rows, row: r, end: end}
	for i := 0; i < len(words); i++ {
		w := words[i]
		name, value, hasValue, isOption := splitOption(w.Text)
		if !isOption {
			a.words = append(a.words, w)
			continue
		}
		g := given{name: name, whole: w}
		switch {
		case hasValue:
			g.value = w.From(len(w.Text) - len(value))
		case i+1 < len(words):
			i++
			g.value = words[i]
		default:
			g.absent, g.value = true, lex.Word{Column: end}
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
func (a *arguments) refuse(e *lex.Error) {
	if a.err == nil {
		a.err = e
	}
}

func (a *arguments) usage() string { return "usage: " + a.row.usage() }

// missing refuses a line that ends too early.
func (a *arguments) missing(expected string, list bool) {
	if a.err == nil {
		a.list = list
	}
	a.refuse(lex.Word{Column: a.end}.Refuse(expected, a.usage()))
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

func convert[T any](a *arguments, k kind[T], w lex.Word) T {
	v, err := k.parse(w.Text)
	if err != nil {
		a.refuse(w.Misread(err, k.expected))
	}
	return v
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
	if a.more(words(text)) && a.words[a.next].Text == text {
		a.next++
		return true
	}
	return false
}

// finish refuses what is left over, and options that are unknown or given twice.
func (a *arguments) finish() {
	if a.next < len(a.words) {
		w := a.words[a.next]
		a.refuse(w.Refuse("the end of the line", a.usage()))
	}
	if a.row.oneOption && len(a.options) > 1 {
		w := a.options[1].whole
		a.refuse(w.Refuse("one option only", a.usage()))
	}
	for i, g := range a.options {
		if slices.ContainsFunc(a.options[:i], func(o given) bool { return o.name == g.name }) {
			a.refuse(g.whole.Refuse("the option "+g.name+" only once", ""))
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
		refusal := g.whole.Refuse("no option here", a.usage())
		if len(a.row.options) > 0 {
			refusal.Expected = "the option " + strings.Join(a.row.options, "= or ") + "="
			if near := lex.Nearest(g.name, a.row.options); near != "" {
				refusal.Hint = fmt.Sprintf("did you mean %s=?", near)
			}
		}
		a.refuse(refusal)
	}
}
