package forms

import (
	"errors"
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// nodeOf reads one node of the world.
func nodeOf(s string, v *view.View) (int, error) {
	if s == "" {
		return 0, errors.New("expected a node such as n0")
	}
	node, err := v.Known.ParseNode(s)
	if err != nil {
		return 0, err
	}
	return int(node), node.Check(len(v.Nodes))
}

func checkNode(s string, _ *Form, v *view.View) error {
	_, err := nodeOf(s, v)
	return err
}

// checkOther refuses a node that is the one of the field named first.
func checkOther(first string) func(string, *Form, *view.View) error {
	return func(s string, f *Form, v *view.View) error {
		id, err := nodeOf(s, v)
		if err != nil {
			return err
		}
		if other, err := nodeOf(f.value(first), v); err == nil && other == id {
			return fmt.Errorf("%s is the same node: expected another one", v.Name(id))
		}
		return nil
	}
}

// everyNode offers all nodes; note may be nil.
func everyNode(note func(n view.Node) string) func(*Form, *view.View) []choice {
	return func(_ *Form, v *view.View) []choice {
		all := make([]choice, len(v.Nodes))
		for i, n := range v.Nodes {
			all[i].value = n.Name
			if note != nil {
				all[i].note = note(n)
			}
		}
		return all
	}
}

// otherNodes offers all nodes but the one of the field named first.
func otherNodes(first string) func(*Form, *view.View) []choice {
	return func(f *Form, v *view.View) []choice {
		self, err := nodeOf(f.value(first), v)
		all := make([]choice, 0, len(v.Nodes))
		for _, n := range v.Nodes {
			if err != nil || n.ID != self {
				all = append(all, choice{value: n.Name})
			}
		}
		return all
	}
}

func fixed(all ...choice) func(*Form, *view.View) []choice {
	return func(*Form, *view.View) []choice { return all }
}

func oneOf(all ...choice) func(string, *Form, *view.View) error {
	return func(s string, _ *Form, _ *view.View) error {
		if indexOf(all, s) >= 0 {
			return nil
		}
		names := make([]string, len(all))
		for i, c := range all {
			names[i] = c.value
		}
		return fmt.Errorf("found %q, expected one of: %s", s, strings.Join(names, ", "))
	}
}

// noteOf explains the choice made in a field.
func noteOf(label string, all []choice) func(*Form, *view.View) remark {
	return func(f *Form, _ *view.View) remark {
		if i := indexOf(all, f.value(label)); i >= 0 {
			return quiet(all[i].note)
		}
		return remark{}
	}
}

func checkAmount(zero bool) func(string, *Form, *view.View) error {
	return func(s string, _ *Form, _ *view.View) error {
		if s == "" {
			return errors.New("expected a number of coins such as 2.5")
		}
		amount, err := chain.ParseAmount(s)
		if err == nil && amount == 0 && !zero {
			return errors.New("0 coins cannot be sent: expected more")
		}
		return err
	}
}

// neighbour is the node that a form proposes beside id.
func neighbour(v *view.View, id int) string {
	if len(v.Nodes) < 2 {
		return ""
	}
	return v.Name((id + 1) % len(v.Nodes))
}
