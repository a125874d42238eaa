package live

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
)

// nodesCompared is of how many nodes Compare shows the balance.
const nodesCompared = 20

// pair are the numbers of two branches to put side by side, of which none was named, or one.
func (l branches) pair(here *branch, named int) (a, b int, err error) {
	switch {
	case named > 0 && named != here.number:
		return here.number, named, nil
	case here.parent > 0:
		return here.parent, here.number, nil
	case len(l) > 1:
		return here.number, len(l), nil
	}
	return 0, 0, errors.New("there is only branch 1: another one opens where something is done in the past")
}

// Compare puts the ends of two branches side by side.
func (t *Timeline) Compare(a, b int) (string, error) {
	var ends [2]*sim.World
	for i, number := range []int{a, b} {
		other, err := t.branches.numbered(number)
		switch {
		case err != nil:
			return "", err
		case other.forgotten():
			return "", t.forgotten(fmt.Sprintf("branch %d", number))
		case other == t.here.branch:
			ends[i] = t.atHead()
		default:
			ends[i] = other.worldAtEnd()
		}
	}
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "\tbranch %d\tbranch %d\t\t\n", a, b)
	compare(ends, func(name, first, second string) {
		mark := ""
		if first != second && first != measured.None && second != measured.None {
			mark = "≠"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t %s\t\n", name, first, second, mark)
	})
	w.Flush()
	return strings.TrimSuffix(text.String(), "\n"), nil
}

// compare tells of what two worlds are held against each other, a row each.
func compare(worlds [2]*sim.World, row func(name, first, second string)) {
	first, second := figure.ReadAll(worlds[0].Reading()), figure.ReadAll(worlds[1].Reading())
	both := func(title, name string) {
		row(title, textOf(first, name), textOf(second, name))
	}
	each := func(title string, of func(*sim.World) string) { row(title, of(worlds[0]), of(worlds[1])) }
	both("time", "time")
	both("height", "height")
	each("best tip", func(w *sim.World) string { return w.BestTip().Hash().Short() })
	both("views", "tips") // as the dashboard calls them: nodes that lag have a tip of their own
	both("blocks found", "blocks.mined")
	both("stale rate", "stale.rate")
	both("reorgs", "reorgs")
	both("payments confirmed", "txs.confirmed")
	for _, f := range figure.All() { // some are of one of the two alone
		if f.In(figure.Comparison) && (first.Has(f.Name) || second.Has(f.Name)) && f.Of == figure.OfWorld {
			both(f.Title(), f.Name)
		}
	}
	for id := range min(max(worlds[0].Nodes(), worlds[1].Nodes()), nodesCompared) {
		each("balance of "+worlds[0].Name(id), func(w *sim.World) string {
			if id >= w.Nodes() {
				return measured.None
			}
			return w.Reading().Balance(id).String()
		})
	}
}

// textOf is a figure in words, if there is any sense in it.
func textOf(figures figure.Values, name string) string {
	if !figures.Has(name) {
		return measured.None
	}
	return figures.Get(name).Text(figure.Unit.Text)
}
