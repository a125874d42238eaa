package policy

import (
	"strings"

	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
)

// Defaults is the word for the policies of the start.
const Defaults = "default"

// Changes says which policies of a node become what. Two that are the same are equal.
type Changes struct {
	Default bool   // first of all, those of the start
	Named   uint32 // a bit for each row that is named
	To      node.Policies
}

// Read reads default, and what is named in any order.
func Read(a *grammar.Arguments) Changes {
	c := Changes{Default: a.Flag(Defaults)}
	for i, r := range rows() {
		if r.read(a, &c.To) {
			c.Named |= 1 << i
		}
	}
	if !c.Default && c.Named == 0 {
		a.OfferOptions()
		a.Missing(Defaults + ", or one such as max-reorg=6")
	}
	return c
}

// Text is the changes as Read reads them.
func (c Changes) Text() string {
	var parts []string
	if c.Default {
		parts = append(parts, Defaults)
	}
	for i, r := range rows() {
		if c.Named&(1<<i) != 0 {
			parts = append(parts, r.name+"="+r.write(&c.To))
		}
	}
	return strings.Join(parts, " ")
}

// After is what a node's policies become.
func (c Changes) After(p node.Policies) node.Policies {
	if c.Default {
		lots := p.Following.Lots
		p = node.Policies{}
		p.Following.Lots = lots
	}
	for i, r := range rows() {
		if c.Named&(1<<i) != 0 {
			r.take(&p, &c.To)
		}
	}
	return p
}

// Of says which policies of a node are not those of the start: "fork-choice=ghost max-reorg=6";
// "" where all are.
func Of(p node.Policies) string {
	if p.AreDefault() {
		return ""
	}
	var parts []string
	var start node.Policies
	for _, r := range rows() {
		if now := r.write(&p); now != r.write(&start) {
			parts = append(parts, r.name+"="+now)
		}
	}
	return strings.Join(parts, " ")
}

// Names are the names of all policies.
func Names() []string {
	var names []string
	for _, r := range rows() {
		names = append(names, r.name)
	}
	return names
}

// Usage is what a line can say.
func Usage() string {
	text := "[" + Defaults + "]"
	for _, r := range rows() {
		text += " [" + r.name + "=" + r.value + "]"
	}
	return text
}

// Doc says what all policies are, a sentence or more each.
func Doc() string {
	var parts []string
	for _, r := range rows() {
		parts = append(parts, r.doc)
	}
	return strings.Join(parts, " ")
}
