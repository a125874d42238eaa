package figure

import (
	"strconv"
	"strings"

	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/plain"
)

// Style writes a value of a unit for people. Unit.Text is one; texts with less room have
// others.
type Style func(Unit, float64) string

// Text is the figure in words, "–" where it was not measured.
func (v *Value) Text(style Style) string {
	return v.Value.Text(func(x float64) string { return style(v.Unit, x) })
}

// Say writes a sentence about figures: "{blocks.mined} found, {stale.rate} stale". With a
// noun, as in {blocks.main block}, it is a count with that noun, and {#interval} is of how
// many values the interval is the mean.
func (v Values) Say(style Style, sentence string) string {
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !more {
			return b.String()
		}
		words, after, closed := strings.Cut(rest, "}")
		if !closed {
			panic("figure: a { is not closed in " + sentence)
		}
		b.WriteString(v.word(style, words))
		sentence = after
	}
}

// word writes what stands between braces.
func (v Values) word(style Style, words string) string {
	name, noun, counts := strings.Cut(words, " ")
	name, of := strings.CutPrefix(name, "#")
	figure := v.Get(name)
	count := figure.Value
	if of {
		count = measured.Known(float64(count.Of()))
	}
	switch x, _ := count.Value(); {
	case counts:
		return plain.Count(int(x), noun)
	case of:
		return strconv.Itoa(int(x))
	}
	return figure.Text(style)
}
