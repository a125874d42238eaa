package inspect

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// editedRows say of a copy what was changed, what that does to its hash, which rules it breaks,
// and what becomes of the chain behind it; of a block they say nothing.
func editedRows(f *kit.Frame, b *view.BlockDetail, w int) []pageRow {
	if b.Edited == nil {
		return nil
	}
	th, e := f.Theme, b.Edited
	rows := []pageRow{
		factRow(f, "edited", fmt.Sprintf("%s is %s, and was %s", e.Edit.Field, e.Edit.Value(), e.Was), th.Notice),
	}
	if b.Hash == e.Of {
		rows = append(rows, factRow(f, "hash", "as before: the header is the same, and does not fit what the block holds", th.Notice))
	} else {
		rows = append(rows, factRow(f, "hash", fmt.Sprintf("%c %s, and was %s", th.Glyphs.Invalid, b.Hash.Short(), e.Of.Short()), th.Bad))
	}
	rows[len(rows)-1].to = kit.ToBlock(e.Of)
	if broken := brokenRules(b); len(broken) > 0 {
		rows = append(rows, factRow(f, "breaks", fmt.Sprintf("%c %s; page Rules says how", th.Glyphs.Invalid, strings.Join(broken, ", ")), th.Bad))
	} else {
		rows = append(rows, factRow(f, "breaks", fmt.Sprintf("%c nothing", th.Glyphs.Check), th.Good))
	}
	text, style := void(b)
	rows = append(rows, factRow(f, "void", text, map[bool]grid.Style{true: th.Bad, false: th.Text}[style]))
	return append(append(rows, prose(f, "Nobody has this copy. To hand it to a node: submit NODE "+e.Of.Short()+" "+e.Edit.String(), w, th.Dim)...), pageRow{})
}

// brokenRules are the names of the rules that a copy breaks.
func brokenRules(b *view.BlockDetail) (names []string) {
	for i := range b.Rules {
		switch r := &b.Rules[i]; {
		case r.Broken:
			names = append(names, r.Name)
		case r.Clock && len(r.Refused) > 0:
			names = append(names, r.Name+" for now")
		}
	}
	return names
}

// void says what becomes of the chain if the copy stands in the place of the block.
func void(b *view.BlockDetail) (text string, bad bool) {
	e := b.Edited
	first := e.Last - e.Void + 1
	switch {
	case e.Void == 0:
		return "nothing: the block is not on the best chain", false
	case e.Void == 1:
		return fmt.Sprintf("block %s, the tip", words.Count(first)), true
	case b.Hash == e.Of:
		return fmt.Sprintf("from block %s on, to %s: they follow a block that is not valid", words.Count(first), words.Count(e.Last)), true
	}
	return fmt.Sprintf("from block %s on, to %s: the next one names %s as its parent, and so on", words.Count(first), words.Count(e.Last), e.Of.Short()), true
}

// nobodys is the page of a copy where that tells who has a block.
func nobodys(f *kit.Frame, r grid.Rect) page {
	return page{rows: prose(f, "No node has seen this copy: it is shown here alone.", r.W, f.Theme.Dim)}
}
