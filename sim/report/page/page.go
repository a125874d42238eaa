package page

import (
	"fmt"
	"io"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/plain"
)

// How much of long lists is on the page; the tables of --csv have all.
const (
	mostNodes    = 60
	mostCommands = 100
)

// content is what is on the page.
type content struct {
	*outcome.Report
	Title    string
	Settings []named
	Cards    []card
	Story    *Story
	Commands []named
	Tree     string // of SVG
	TreeNote string
	Charts   []chart
	PerNode  []outcome.NodeReport
	Columns  []figure.Figure               // of nodes, that the page has no words of its own for
	Placed   bool                          // nodes are in regions
	Attacked bool                          // some node attacks, or did
	More     struct{ Nodes, Commands int } // left out
}

// card is a number that the page tells first.
type card struct{ Name, Value, Note string }

// chart is a picture, the signs in it and how to read it.
type chart struct {
	Title   string
	Picture string // of SVG
	Keys    []key
	Note    string
}

// key is a sign of a chart: the class of its swatch and what it stands for.
type key struct{ Class, Text string }

// Write writes the page of a run that is over, of a world with Config.Record. The
// story is nil if no scenario was played.
func Write(out io.Writer, w *sim.World, r *outcome.Report, story *Story) error {
	history := w.History()
	tree := grow(history.Blocks)
	c := content{
		Report: r, Title: fmt.Sprintf("%d nodes, seed %d, %s of virtual time", r.Nodes, r.Seed, seconds(r.Seconds())),
		Settings: settingsOf(w.Config()), Cards: cards(r), Story: story,
		Tree: tree.draw(), TreeNote: tree.note(), PerNode: r.PerNode, Placed: w.Config().Regions != nil, Attacked: history.Attacked(),
	}
	for _, f := range figure.All() {
		if f.Of == figure.OfNode && f.In(figure.Page) && len(r.PerNode) > 0 && r.PerNode[0].Figures.Has(f.Name) {
			c.Columns = append(c.Columns, f)
		}
	}
	c.Charts = charts(w, r, history)
	c.PerNode, c.More.Nodes = cut(c.PerNode, mostNodes)
	var journal []sim.Recorded
	journal, c.More.Commands = cut(w.Journal(), mostCommands)
	for _, recorded := range journal {
		c.Commands = append(c.Commands, named{recorded.At.String(), w.Say(recorded.Command)})
	}
	return c.document().Render(plain.Writer{Out: out})
}

// cut leaves the first elements of a list, and tells how many it takes away.
func cut[T any](list []T, most int) ([]T, int) {
	if len(list) <= most {
		return list, 0
	}
	return list[:most], len(list) - most
}

// note says what of the tree is drawn.
func (t *tree) note() string {
	switch {
	case len(t.byHeight) == 0:
		return "No block was found."
	case len(t.forks) == 0:
		return "Every block is on the best chain. Drawn is its end."
	case t.hidden > 0:
		return fmt.Sprintf("Drawn are the largest forks, %d of %d, and the end of the chain.", len(t.forks)-t.hidden, len(t.forks))
	}
	return fmt.Sprintf("Drawn are all forks, %d, and the end of the chain.", len(t.forks))
}

// charts draws what there is something to draw of.
func charts(w *sim.World, r *outcome.Report, h *outcome.History) []chart {
	var list []chart
	add := func(c chart, picture string) {
		c.Picture = picture
		list = append(list, c)
	}
	if s := spreading(h, w.Now()); s.blocks > 0 {
		add(chart{
			Title: "How blocks spread",
			Keys:  []key{{"first", "mean over blocks"}, {"soft", "all but the slowest and the fastest tenth"}},
			Note: fmt.Sprintf("Of %s, stale ones too. Nodes are those that ran when a block was found, and until they had it. What was found in the last %s, or took longer, is left out.",
				plain.Count(s.blocks, "block"), seconds(s.horizon.Seconds())),
		}, spreadChart(s))
	}
	if r.Figures.Int("blocks.main") == 0 {
		return list
	}
	wanted := w.Config().Interval.Seconds()
	picture, beyond := intervalChart(intervals(h), wanted)
	note := r.Figures.Say(style, "Of the {blocks.main block} of the best chain; their mean is {interval}.")
	if beyond > 0 {
		note += fmt.Sprintf(" Longer than is drawn: %d.", beyond)
	}
	add(chart{
		Title: "How long blocks took",
		Keys:  []key{{"soft", "measured"}, {"second", "exponential, with the wanted mean of " + seconds(wanted)}}, Note: note,
	}, picture)
	if r.PerNode[0].Figures.Of("hash.share").Known() { // or nobody has a hash rate any more
		add(shareLegend(len(r.PerNode)), shareChart(r.PerNode, r.Figures.Int("blocks.main")))
	}
	return list
}

// shareLegend explains the chart of shares, which has one of two forms.
func shareLegend(nodes int) chart {
	c := chart{
		Title: "Who got the blocks",
		Note:  "Chance is two standard deviations of a node's share, if nothing but its part of the hash rate decides: 95 % of the nodes lie within. The hash rates are those of the end.",
	}
	c.Keys = []key{{"soft", "part of the hash rate"}, {"first", "part of the best chain's blocks"}, {"second", "chance"}}
	if nodes > fewNodes {
		c.Keys = []key{{"first", "a node"}, {"second", "as many blocks as hashes"}, {"soft", "chance"}}
	}
	return c
}
