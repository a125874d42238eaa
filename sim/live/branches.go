package live

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"example.com/sosocoin/sim/view"
)

// Branches are all branches by number, for a view.
func (t *Timeline) Branches() []view.Branch {
	list := make([]view.Branch, len(t.branches))
	for i, b := range t.branches {
		list[i] = view.Branch{Number: b.number, Parent: b.parent, From: b.from, Head: b.head, Commands: len(b.events), Present: b == t.branch}
	}
	return list
}

// Branch goes to the end of another branch.
func (t *Timeline) Branch(number int) error {
	if number < 1 || number > len(t.branches) {
		return fmt.Errorf("there is no branch %d; %s", number, t.count())
	}
	if b := t.branches[number-1]; b != t.branch {
		if len(b.frames) == 0 {
			return t.forgotten(fmt.Sprintf("branch %d", number))
		}
		t.keepHead()
		t.branch.thin(framesAside)
		t.branch = b
		t.load(b.nearest(b.end()))
	}
	t.Seek(t.branch.head)
	return nil
}

func (t *Timeline) count() string {
	if len(t.branches) == 1 {
		return "there is only branch 1"
	}
	return fmt.Sprintf("there are 1 to %d", len(t.branches))
}

// ListBranches describes all branches, a line each.
func (t *Timeline) ListBranches() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, v := range t.Branches() {
		origin := "the first"
		if v.Parent > 0 {
			origin = fmt.Sprintf("left %d at %v", v.Parent, v.From)
		}
		here := ""
		switch {
		case v.Present:
			here = "you are here"
		case len(t.branches[v.Number-1].frames) == 0:
			here = "forgotten"
		}
		fmt.Fprintf(w, "branch %d\t%s\truns to %v\tcommands: %d\t%s\n", v.Number, origin, v.Head, v.Commands, here)
	}
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

// view is the timeline for a view.
func (t *Timeline) view() view.Timeline {
	v := view.Timeline{From: t.From(), Head: t.Head(), Past: t.InPast(), Branch: t.branch.number, Branches: t.Branches()}
	for _, e := range t.branch.events {
		if last := len(v.Commands) - 1; e.command != nil && (last < 0 || v.Commands[last] != e.at) {
			v.Commands = append(v.Commands, e.at)
		}
	}
	return v
}
