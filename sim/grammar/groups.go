package grammar

import (
	"slices"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/nodeset"
)

// Groups reads groups of nodes with | between them, or two with > between them: then oneWay is
// true.
func (a *Arguments) Groups() (groups nodeset.Groups, oneWay bool) {
	sign := ""
	for {
		groups = append(groups, Read(a, a.Known.groupKind(groups.Places())))
		next, more := a.groupSign(sign)
		if !more {
			return groups, sign == ">"
		}
		sign = next
	}
}

// groupSign reads the sign before a next group, if there is one. The first
// sign, empty so far, decides which may follow.
func (a *Arguments) groupSign(first string) (sign string, more bool) {
	possible := map[string]argument.Offers{"": argument.Words("|", ">"), "|": argument.Words("|")}
	if !a.More(possible[first]) {
		return "", false
	}
	w := a.Take()
	switch {
	case w.Text != "|" && w.Text != ">":
		a.Refuse(w.Refuse("| or > between groups", "a list of nodes has commas and no spaces"))
	case first == ">":
		a.Refuse(w.Refuse("the end of the line", "there are two groups around a >"))
	case first != "" && w.Text != first:
		a.Refuse(w.Refuse(first, "a partition is either one-way or not"))
	}
	return w.Text, true
}

// groupKind reads a group that names no node and no region of the groups before it.
func (k Known) groupKind(before nodeset.Places) argument.Kind[nodeset.List] {
	expected := "a group of nodes such as n0-n3"
	if len(k.Regions) > 0 {
		expected += " or " + k.Regions[0]
	}
	return argument.Kind[nodeset.List]{Expected: expected, List: true, Offers: func() []string {
		return slices.DeleteFunc(k.SetNames(), func(s string) bool { return before.Has(k.Node(s), s) })
	}, Parse: func(s string) (nodeset.List, error) {
		return k.ParseGroup(s, expected, before)
	}}
}
