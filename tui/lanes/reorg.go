package lanes

import (
	"fmt"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// newestReorg returns the newest reorganisation while it is worth a word: for a block
// interval after its last node made it. It is nil when there is none.
func newestReorg(v *view.View) *view.Reorg {
	var newest *view.Reorg
	for i := range v.Reorgs {
		r := &v.Reorgs[i]
		if age := v.Now - r.At; age >= 0 && age < netsim.Time(v.Settings.Interval) && (newest == nil || r.At > newest.At) {
			newest = r
		}
	}
	return newest
}

// reorganised tells of a reorganisation: from the longest version to the shortest.
func (p *picture) reorganised(r *view.Reorg) [][]grid.Span {
	off := make([]string, 0, 5)
	for i, h := range r.Off {
		if i == 4 {
			off = append(off, string(p.th.Glyphs.Ellipsis))
			break
		}
		off = append(off, h.Short())
	}
	who := "  " + p.name(r.Moves[0].Node)
	if len(r.Moves) > 1 {
		who = "  " + count(len(r.Moves), "node")
	}
	fork := fmt.Sprintf(" after %s (%d)", r.Common.Hash.Short(), r.Common.Height)
	gone := ": " + strings.Join(off, " ") + " taken off"
	hint := ""
	if p.o.ReorgKey != "" {
		hint = "  " + p.o.ReorgKey + " tells all"
	}
	return p.versions("reorg", fmt.Sprintf("-%d +%d", len(r.Off), len(r.On)),
		who+fork+gone+hint, who+fork+gone, who+fork+hint, who+fork, who, "")
}
