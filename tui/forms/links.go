package forms

import (
	"fmt"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/words"
)

// Link asks for two nodes to connect.
func Link(v *view.View, from int) *Form {
	second := ""
	if free := strangers(v, from); len(free) > 0 {
		second = free[0].value
	}
	return newForm("Connect two nodes", "connect",
		func(f *Form) string { return "link " + f.value("node") + " " + f.value("with") },
		&field{label: "node", edit: edit.Suggest(v.Name(from)), choices: everyNode(nil), check: checkNode},
		&field{label: "with", edit: edit.Suggest(second), check: checkStranger,
			choices: func(f *Form, v *view.View) []choice {
				id, err := nodeOf(f.value("node"), v)
				if err != nil {
					return nil
				}
				return strangers(v, id)
			},
			note: func(f *Form, v *view.View) remark {
				id, err := nodeOf(f.value("node"), v)
				if err == nil && len(strangers(v, id)) == 0 {
					return remark{v.Name(id) + " is linked with every node already", true}
				}
				return remark{}
			}},
	)
}

// strangers offers the nodes that id has no link with.
func strangers(v *view.View, id int) []choice {
	known := make([]bool, len(v.Nodes))
	known[id] = true
	for _, l := range v.Links {
		if l.A == id {
			known[l.B] = true
		}
		if l.B == id {
			known[l.A] = true
		}
	}
	var all []choice
	for _, n := range v.Nodes {
		if !known[n.ID] {
			all = append(all, choice{value: n.Name})
		}
	}
	return all
}

// bothEnds are the node of the form and another one, which a word names.
func bothEnds(s string, f *Form, v *view.View) (a, b int, err error) {
	if err := checkOther("node")(s, f, v); err != nil {
		return 0, 0, err
	}
	if a, err = nodeOf(f.value("node"), v); err != nil {
		return 0, 0, err
	}
	b, err = nodeOf(s, v)
	return a, b, err
}

func checkStranger(s string, f *Form, v *view.View) error {
	a, b, err := bothEnds(s, f, v)
	if err == nil && v.Link(a, b) != nil {
		return fmt.Errorf("%s and %s are linked already", v.Name(a), v.Name(b))
	}
	return err
}

// The things that the cut form can do to a link, named as the commands are.
var linkDeeds = [...]choice{
	{"cut", "nothing passes until restored"},
	{"unlink", "both forget each other"},
	{"hold", "messages wait until released"},
	{"restore", "a cut link works again"},
	{"release", "held messages go on"},
}

// Cut asks for a link and what shall be done to it.
func Cut(v *view.View, from int) *Form {
	second := ""
	if links := peersOf(v, from); len(links) > 0 {
		second = links[0].value
	}
	deeds := linkDeeds[:]
	return newForm("Cut or mend a link", "do it",
		func(f *Form) string { return f.value("do") + " " + f.value("node") + " " + f.value("peer") },
		&field{label: "node", edit: edit.Suggest(v.Name(from)), choices: everyNode(nil), check: checkNode},
		&field{label: "peer", edit: edit.Suggest(second), check: checkPeer, note: linkNote,
			choices: func(f *Form, v *view.View) []choice {
				id, err := nodeOf(f.value("node"), v)
				if err != nil {
					return nil
				}
				return peersOf(v, id)
			}},
		&field{label: "do", edit: edit.Suggest(deeds[0].value), choices: fixed(deeds...), check: oneOf(deeds...),
			note: noteOf("do", deeds)},
	)
}

// peersOf offers the nodes that id is linked with, with the state of each link.
func peersOf(v *view.View, id int) []choice {
	var all []choice
	for _, peer := range v.Linked(id) {
		all = append(all, choice{v.Name(peer), v.Link(id, peer).State()})
	}
	return all
}

func checkPeer(s string, f *Form, v *view.View) error {
	a, b, err := bothEnds(s, f, v)
	if err == nil && v.Link(a, b) == nil {
		return fmt.Errorf("%s and %s are not linked", v.Name(a), v.Name(b))
	}
	return err
}

func linkNote(f *Form, v *view.View) remark {
	a, errA := nodeOf(f.value("node"), v)
	b, errB := nodeOf(f.value("peer"), v)
	if errA != nil || errB != nil {
		return remark{}
	}
	if l := v.Link(a, b); l != nil {
		return quiet(l.State() + ", " + words.Millis(l.Delay))
	}
	return remark{}
}
