package figure

import (
	"strings"

	"example.com/sosocoin/sim/measured"
)

// Spec says what a figure is.
type Spec struct {
	Name string // as conditions have it: stale.rate
	Of   Kind
	Unit Unit
	Doc  string
	Key  string // where it stands in the JSON report, a node's among those of the node: blocks.stale_rate
	Not  Place  // where it has no place of its own

	Rare   bool // reports have it only where it says something, and that of JSON only where Attack figures are; conditions read it anyway
	Attack bool // it is read only where some node keeps blocks back, or did; conditions read it anyway
}

// Figure is a row of the table.
type Figure struct {
	Spec
	read func(World, Subject) measured.Value
}

// Read reads the figure of a subject of its kind.
func (f *Figure) Read(w World, of Subject) measured.Value { return f.read(w, of) }

// Kind is what a figure is of.
type Kind uint8

// The kinds: figures of the whole world, of a node, of a payment that has a word, of a rule.
const (
	OfWorld Kind = iota
	OfNode
	OfPayment
	OfRule
)

// String returns the kind as errors say it.
func (k Kind) String() string {
	return [...]string{"the world", "the node", "the payment", "the rule"}[k]
}

// Subject is what a figure is read of; the zero value for the whole world.
type Subject struct {
	Node int
	Word string // of a payment, or a rule
	Seen bool   // a payment as Node's own chain has it
}

// Place is a set of places where figures are shown.
type Place uint8

// The places. From Text on they are for people.
const (
	Conditions Place = 1 << iota
	JSON
	Tables     // of --csv, in which a node has a row
	Text       // the readable report
	Page       // the report with pictures
	List       // the dashboard's
	Comparison // of two branches

	Texts   = Text | Page | List | Comparison
	Columns = Tables | Text | Page // of what lists nodes
)

// Form is how conditions write the figure.
func (s *Spec) Form() string {
	return s.Name + [...]string{"", "(NODE)", "(PAYMENT[,NODE])", "(RULE)"}[s.Of]
}

// Title is the name in texts: "stale rate".
func (s *Spec) Title() string { return strings.ReplaceAll(s.Name, ".", " ") }

// In reports whether the figure has a place of its own somewhere. If not, words there tell
// of it, or it is left out.
func (s *Spec) In(p Place) bool { return s.Not&p == 0 }
