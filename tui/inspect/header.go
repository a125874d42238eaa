package inspect

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// labelWidth is the width of the labels on the inspector's pages.
const labelWidth = 8

// factRow is a row of a label and text.
func factRow(f *kit.Frame, label, text string, style grid.Style) pageRow {
	return pageRow{spans: []grid.Span{{Text: fmt.Sprintf("%-*s", labelWidth, label), Style: f.Theme.Dim}, {Text: text, Style: style}}}
}

// prose is text over as many lines as it takes.
func prose(f *kit.Frame, text string, w int, style grid.Style) []pageRow {
	var rows []pageRow
	for _, line := range f.Grid.Wrap(text, w) {
		rows = append(rows, pageRow{spans: []grid.Span{{Text: line, Style: style}}})
	}
	return rows
}

// headerPage shows the header and why its hash is work.
func headerPage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	th, b := f.Theme, o.block(f.View)
	rows := append(editedRows(f, b, r.W), workRows(f, b, r.W)...)
	row := func(label, text string, style grid.Style) { rows = append(rows, factRow(f, label, text, style)) }
	state, tint := blockState(f, b)
	row("height", words.Count(int(b.Height))+", "+state, tint)
	name, style := kit.NodeName(f, b.Miner)
	if b.Miner < 0 {
		name = "nobody: it is the genesis block"
	}
	row("miner", name, style)
	rows = append(rows, factRow(f, "parent", b.Prev.String(), th.Text))
	if b.Miner >= 0 {
		rows[len(rows)-1].to = kit.ToBlock(b.Prev)
	}
	row("root", b.Root.String(), th.Text)
	row("time", blockTime(f, b), th.Text)
	row("bits", fmt.Sprintf("%08x, short for the target", b.Bits), th.Text)
	row("nonce", fmt.Sprint(b.Nonce), th.Text)
	row("tries", b.Difficulty.Text(func(n float64) string { return amount(n, "hashes") })+" on average until one is as small as the target", th.Text)
	row("work", amount(b.Work.Float64(), "hashes")+" in this block, "+amount(b.ChainWork.Float64(), "hashes")+" in the chain up to it", th.Text)
	row("holds", fmt.Sprintf("%s, %d bytes", words.Plural(b.Txs, "transaction"), b.Size), th.Text)
	row("pays", fmt.Sprintf("subsidy %s and fees %s", b.Subsidy, b.Fees), th.Text)
	return page{rows: rows}
}

// amount writes how many there are of something: "8.00 k tries".
func amount(n float64, noun string) string {
	return strings.TrimRight(words.Scaled(n), " ") + " " + noun
}

func blockTime(f *kit.Frame, b *view.BlockDetail) string {
	if b.Miner < 0 {
		return "0 s: it was there from the start"
	}
	text := words.Stamp(b.Clock) + " s by the miner's clock, which was "
	switch off := b.Clock - b.Found; {
	case off >= netsim.Millisecond:
		return text + words.Millis(off) + " fast"
	case off <= -netsim.Millisecond:
		return text + words.Millis(-off) + " slow"
	}
	return text + "right"
}

// blockState says what the best chain makes of a block.
func blockState(f *kit.Frame, b *view.BlockDetail) (string, grid.Style) {
	switch {
	case b.Split && b.Confirmations > 0:
		return "on the best chain with " + words.Plural(b.Confirmations, "confirmation") + "; for some nodes it breaks the rule " + b.Invalid, f.Theme.Notice
	case b.Split:
		return "for some nodes it breaks the rule " + b.Invalid + ", others build on it", f.Theme.Notice
	case b.Invalid != "":
		return "breaks the rule " + b.Invalid, f.Theme.Bad
	case b.Edited != nil:
		return "breaks no rule: whoever is handed it takes it for another block", f.Theme.Notice
	case b.Confirmations > 0:
		return "on the best chain with " + words.Plural(b.Confirmations, "confirmation"), f.Theme.Good
	}
	return "stale: the best chain left it out", f.Theme.Notice
}

// workRows put the hash above the target, so that one sees which is less.
func workRows(f *kit.Frame, b *view.BlockDetail, w int) []pageRow {
	th := f.Theme
	target := chain.Hash(b.Target)
	hashZeros, targetZeros := b.Hash.LeadingZeros(), target.LeadingZeros()
	less := b.Target.Reached(b.Hash)
	digit := differs(b.Hash.String(), target.String())
	if b.Miner < 0 {
		digit = -1
	}
	var rows []pageRow
	for from, size := 0, max(1, w-labelWidth); from < len(b.Hash.String()); from += size {
		part := func(digits string) string { return digits[from:min(from+size, len(digits))] }
		rows = append(rows,
			comparedRow(f, map[bool]string{true: "hash"}[from == 0], part(b.Hash.String()), hashZeros/4-from, th.Strong),
			comparedRow(f, map[bool]string{true: "target"}[from == 0], part(target.String()), targetZeros/4-from, th.Accent),
		)
		if from <= digit && digit < from+size {
			rows = append(rows, caretRow(f, labelWidth+digit-from, w, map[bool]string{true: "less, so this is work", false: "more, so the work is missing"}[less], less))
		}
	}
	if b.Miner < 0 {
		text := "Everybody has the genesis block from the start. Nobody worked for it, and no rule judges it."
		return append(append(rows, prose(f, text, w, th.Dim)...), pageRow{})
	}
	bytes := max(1, (w-labelWidth+1)/9)
	from := max(0, differs(bitsOf(b.Hash, 0, 32, ""), bitsOf(target, 0, 32, ""))/8-bytes+1)
	hashBits, targetBits := bitsOf(b.Hash, from, bytes, " "), bitsOf(target, from, bytes, " ")
	label := "binary"
	if from > 0 {
		label = fmt.Sprintf("byte %d", from)
	}
	rows = append(rows,
		comparedRow(f, label, hashBits, zeroLength(hashBits), th.Strong),
		comparedRow(f, "", targetBits, zeroLength(targetBits), th.Accent),
		caretRow(f, labelWidth+differs(hashBits, targetBits), w, "the first bit that differs", less),
	)
	text := fmt.Sprintf("The hash starts with %s, the target with %d. To get below this target takes %s on average: nobody can do without that work, and everybody sees at once that it was done.",
		words.Plural(hashZeros, "zero bit"), targetZeros, b.Difficulty.Text(func(n float64) string { return amount(n, "tries") }))
	if !less {
		text = "The hash is above the target: the work that the header claims was not done."
	}
	return append(append(rows, prose(f, text, w, th.Dim)...), pageRow{})
}

// comparedRow is a number whose leading zeros stand back.
func comparedRow(f *kit.Frame, label, digits string, zeros int, style grid.Style) pageRow {
	zeros = max(0, min(zeros, len(digits)))
	return pageRow{spans: []grid.Span{
		{Text: fmt.Sprintf("%-*s", labelWidth, label), Style: f.Theme.Dim},
		{Text: digits[:zeros], Style: f.Theme.Dim}, {Text: digits[zeros:], Style: style},
	}}
}

// caretRow points up at a column, with words beside it where there is more room.
func caretRow(f *kit.Frame, x, w int, words string, good bool) pageRow {
	style := f.Theme.Good
	if !good {
		style = f.Theme.Bad
	}
	return pageRow{draw: func(f *kit.Frame, r grid.Rect) {
		f.Grid.Set(r.X+x, r.Y, f.Theme.Glyphs.PointUp, style)
		if x+2+len(words) <= w {
			f.Grid.Text(r.X+x+2, r.Y, words, style)
		} else {
			f.Grid.Text(r.X+x-1-len(words), r.Y, words, style)
		}
	}}
}

// differs is the place of the first character in which two texts differ.
func differs(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return max(min(len(a), len(b))-1, 0)
}

// bitsOf writes some bytes of a hash in binary.
func bitsOf(h chain.Hash, from, count int, gap string) string {
	var words []string
	for _, b := range h[min(from, len(h)):min(from+count, len(h))] {
		words = append(words, fmt.Sprintf("%08b", b))
	}
	return strings.Join(words, gap)
}

// zeroLength is how many characters come before the first 1.
func zeroLength(bits string) int {
	if i := strings.IndexByte(bits, '1'); i >= 0 {
		return i
	}
	return len(bits)
}
