package live

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"example.com/sosocoin/sim/view"
)

// branches are those of a timeline: the first has number 1.
type branches []*branch

// numbered is the branch of a number.
func (l branches) numbered(number int) (*branch, error) {
	switch {
	case number >= 1 && number <= len(l):
		return l[number-1], nil
	case len(l) == 1:
		return nil, fmt.Errorf("there is no branch %d; there is only branch 1", number)
	}
	return nil, fmt.Errorf("there is no branch %d; there are 1 to %d", number, len(l))
}

// fork adds a branch that leaves another at a place. What was left is not gone to often.
func (l *branches) fork(from *branch, at place) *branch {
	b := from.fork(len(*l)+1, at)
	from.thin(framesAside, from.head)
	*l = append(*l, b)
	return b
}

// view is the list for a view; one of them is the present branch.
func (l branches) view(present *branch) []view.Branch {
	list := make([]view.Branch, len(l))
	for i, b := range l {
		list[i] = view.Branch{Number: b.number, Parent: b.parent, From: b.from, Head: b.head, Commands: len(b.events), Present: b == present}
	}
	return list
}

// describe describes all branches, a line each.
func (l branches) describe(present *branch) string {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, b := range l {
		origin := "the first"
		if b.parent > 0 {
			origin = fmt.Sprintf("left %d at %v", b.parent, b.from)
		}
		here := ""
		switch {
		case b == present:
			here = "you are here"
		case b.forgotten():
			here = "forgotten"
		}
		fmt.Fprintf(w, "branch %d\t%s\truns to %v\tcommands: %d\t%s\n", b.number, origin, b.head, len(b.events), here)
	}
	w.Flush()
	return strings.TrimSuffix(text.String(), "\n")
}
