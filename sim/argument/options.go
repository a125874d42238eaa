package argument

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// given is an option as it stands in the line: key=value, or --key value.
type given struct {
	name   string
	whole  lex.Word
	value  lex.Word
	absent bool // the line ends before the value
}

// takeOptions parts the words of a line from its options.
func takeOptions(all []lex.Word, end int) (words []lex.Word, options []given) {
	for i := 0; i < len(all); i++ {
		w := all[i]
		name, value, hasValue, isOption := SplitOption(w.Text)
		if !isOption {
			words = append(words, w)
			continue
		}
		g := given{name: name, whole: w}
		switch {
		case hasValue:
			g.value = w.From(len(w.Text) - len(value))
		case i+1 < len(all):
			i++
			g.value = all[i]
		default:
			g.absent, g.value = true, lex.Word{Column: end}
		}
		options = append(options, g)
	}
	return words, options
}

// SplitOption takes "fee=1", "--fee=1" and "--fee" apart.
func SplitOption(s string) (name, value string, hasValue, isOption bool) {
	bare, dashed := strings.CutPrefix(s, "--")
	name, value, hasValue = strings.Cut(bare, "=")
	if !dashed && !hasValue {
		return "", "", false, false
	}
	return name, value, hasValue, true
}

// Option reads an option that may be left out; ok says whether it is there and right.
func Option[T any](r *Reader, name string, k Kind[T]) (v T, ok bool) {
	i := slices.IndexFunc(r.options, func(g given) bool { return g.name == name })
	switch {
	case i < 0:
		return v, false
	case r.options[i].absent:
		r.note(k.Offers, k.List)
		r.Missing(k.Expected)
		return v, false
	}
	return convert(r, k, r.options[i].value)
}

// Given reports whether the line has an option.
func (r *Reader) Given(name string) bool {
	return slices.ContainsFunc(r.options, func(g given) bool { return g.name == name })
}

// GivenOnly reports whether the line has no other options than these.
func (r *Reader) GivenOnly(names []string) bool {
	return !slices.ContainsFunc(r.options, func(g given) bool { return !slices.Contains(names, g.name) })
}

// Awaits reports whether the line ends before the value of an option.
func (r *Reader) Awaits() bool {
	return slices.ContainsFunc(r.options, func(g given) bool { return g.absent })
}

// checkOptions refuses unknown options before anything else, since a value that
// was meant as an option would otherwise be blamed on the words around it.
func (r *Reader) checkOptions() {
	for _, g := range r.options {
		if slices.Contains(r.form.Options, g.name) || r.form.AnyOption {
			continue
		}
		refusal := g.whole.Refuse("no option here", r.usage())
		if len(r.form.Options) > 0 {
			refusal.Expected = "the option " + strings.Join(r.form.Options, "= or ") + "="
			if near := lex.Nearest(g.name, r.form.Options); near != "" {
				refusal.Hint = fmt.Sprintf("did you mean %s=?", near)
			}
		}
		r.Refuse(refusal)
	}
}

// checkTogether refuses options of which one is enough.
func (r *Reader) checkTogether() {
	if r.form.OneOption && len(r.options) > 1 {
		r.Refuse(r.options[1].whole.Refuse("one option only", r.usage()))
	}
	for i, g := range r.options {
		if slices.ContainsFunc(r.options[:i], func(o given) bool { return o.name == g.name }) {
			r.Refuse(g.whole.Refuse("the option "+g.name+" only once", ""))
		}
	}
}

// Allow refuses the options that do not go with the words of the line, and offers no others
// than these.
func (r *Reader) Allow(options ...string) {
	r.form.Options = options
	for _, g := range r.options {
		if !slices.Contains(options, g.name) {
			r.Refuse(g.whole.Refuse("no such option with these words", r.usage()))
		}
	}
}

// AllOptions takes all options as they are, "name=value", and offers others by their names.
func (r *Reader) AllOptions(names []string) (list []string) {
	r.form.Options = names
	for _, g := range r.options {
		if g.absent {
			r.Missing("the value of " + g.name)
		}
		list = append(list, g.name+"="+g.value.Text)
	}
	return list
}

// OfferOptions offers the options that may still be added.
func (r *Reader) OfferOptions() {
	if r.form.OneOption && len(r.options) > 0 {
		return
	}
	for _, name := range r.form.Options {
		if !r.Given(name) {
			r.Offer(Words(name + "="))
		}
	}
}
