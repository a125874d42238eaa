package argument

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// Reader hands out the words of a line, each read as what the command expects there.
type Reader struct {
	form    Form
	words   []lex.Word // those that are not options
	next    int
	end     int // the column after the line
	options []given
	offered []string
	list    bool // the word that is missing would be a list
	refused *lex.Error
}

// Form is what is said of all arguments of a command.
type Form struct {
	Usage     string   // "send FROM TO AMOUNT [fee=AMOUNT]"
	Options   []string // names
	OneOption bool     // at most one of them may be given
	AnyOption bool     // somebody else knows what options there are
}

// NewReader reads the words of a line that ends before the column end.
func NewReader(form Form, words []lex.Word, end int) *Reader {
	r := &Reader{form: form, end: end}
	r.words, r.options = takeOptions(words, end)
	r.checkOptions()
	return r
}

// Read takes a word that must be there.
func Read[T any](r *Reader, k Kind[T]) (v T) {
	v, ok := Optional(r, k)
	if !ok {
		r.Missing(k.Expected)
	}
	return v
}

// Optional takes a word that may be left out; ok says whether it is there and right.
func Optional[T any](r *Reader, k Kind[T]) (v T, ok bool) {
	switch {
	case !r.left():
		r.offer(k.Offers, k.List)
		return v, false
	case r.refused != nil:
		return v, false
	}
	return convert(r, k, r.Take())
}

func convert[T any](r *Reader, k Kind[T], w lex.Word) (v T, ok bool) {
	v, err := k.Parse(w.Text)
	if err != nil {
		r.Refuse(w.Misread(err, k.Expected))
	}
	return v, r.refused == nil
}

// Flag takes the next word if it is text.
func (r *Reader) Flag(text string) bool {
	if r.More(Words(text)) && r.words[r.next].Text == text {
		r.next++
		return true
	}
	return false
}

// More reports whether a word is left; if none is, it offers what could follow.
func (r *Reader) More(candidates Offers) bool {
	if !r.left() {
		r.Offer(candidates)
		return false
	}
	return r.refused == nil
}

func (r *Reader) left() bool { return r.next < len(r.words) }

// Take returns the next word as it is. There must be one more.
func (r *Reader) Take() lex.Word {
	r.next++
	return r.words[r.next-1]
}

// Offer notes what could stand at the line's end.
func (r *Reader) Offer(candidates Offers) { r.offer(candidates, false) }

// OfferList notes what could stand at the line's end, alone or in a list.
func (r *Reader) OfferList(candidates Offers) { r.offer(candidates, true) }

// offer notes it likewise. A line that ends with the name of an option goes on with its value and
// with nothing else.
func (r *Reader) offer(candidates Offers, list bool) {
	if !r.awaits() {
		r.note(candidates, list)
	}
}

func (r *Reader) awaits() bool {
	return slices.ContainsFunc(r.options, func(g given) bool { return g.absent })
}

func (r *Reader) note(candidates Offers, list bool) {
	if r.refused != nil {
		return
	}
	r.list = r.list || list
	if candidates != nil {
		r.offered = append(r.offered, candidates()...)
	}
}

// Offered is what could stand at the line's end, and whether that would be a list.
func (r *Reader) Offered() (candidates []string, list bool) { return r.offered, r.list }

// Refuse keeps the first error.
func (r *Reader) Refuse(e *lex.Error) {
	if r.refused == nil {
		r.refused = e
	}
}

// Missing refuses a line that ends too early.
func (r *Reader) Missing(expected string) {
	r.Refuse(lex.Word{Column: r.end}.Refuse(expected, r.usage()))
}

// longUsage is how much of a usage fits a message; help has the rest.
const longUsage = 180

func (r *Reader) usage() string {
	text := r.form.Usage
	if len(text) <= longUsage {
		return "usage: " + text
	}
	name, _, _ := strings.Cut(text, " ")
	fits := text[:longUsage-len(name)]
	return "usage: " + fits[:max(strings.LastIndex(fits, " "), len(name))] + " ... (help " + name + " has all)"
}

// Finish refuses what is left over, and options that do not go together. It returns what was
// refused first.
func (r *Reader) Finish() *lex.Error {
	if r.left() {
		r.Refuse(r.words[r.next].Refuse("the end of the line", r.usage()))
	}
	r.checkTogether()
	return r.refused
}
