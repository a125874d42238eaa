package theme

import "example.com/sosocoin/tui/grid"

// hue is a colour twice: as it should be, and the nearest in meaning of the 16 colours
// that a terminal names. The nearest in distance would often be a grey.
type hue struct {
	hex   uint32
	index uint8
}

// palette is what tells the themes with colour apart.
type palette struct {
	ink, ground                                uint32
	text, dim, faint, strong, border           hue
	accent, good, notice, bad, fresh, selected hue
	block, tx, inv, sync, ask                  hue
	nodes                                      []hue
}

var dark = palette{
	ink: 0xd8dee9, ground: 0x14171c,
	text: hue{0xd8dee9, 7}, dim: hue{0x8b95a5, 8}, faint: hue{0x6b7585, 8}, strong: hue{0xffffff, 15}, border: hue{0x4c566a, 8},
	accent: hue{0x5ccfe6, 14}, good: hue{0x9bdb6c, 10}, notice: hue{0xffcc66, 11}, bad: hue{0xff6b6b, 9},
	fresh: hue{0xffe8a3, 11}, selected: hue{0x2b3648, 4},
	block: hue{0xffcc66, 11}, tx: hue{0x7fd962, 10}, inv: hue{0x9aa5b8, 7}, sync: hue{0xd99bff, 13}, ask: hue{0x73b8ff, 12},
	nodes: []hue{
		{0x5ccfe6, 14}, {0xffad66, 3}, {0x9bdb6c, 10}, {0xf28fad, 9}, {0xc4a7ff, 13}, {0xf2e05a, 11},
		{0x4fd6a8, 2}, {0x73a7ff, 12}, {0xff8f6b, 1}, {0xd0d66b, 6}, {0xe58bff, 5}, {0xb8c4d6, 15},
	},
}

// light leaves out yellow, green and cyan where a terminal has only 16 colours: on white
// they cannot be read. Neighbouring nodes still differ, and have their names.
var light = palette{
	ink: 0x24292f, ground: 0xfbfbf8,
	text: hue{0x24292f, 0}, dim: hue{0x5f6873, 8}, faint: hue{0x7a838d, 8}, strong: hue{0x000000, 0}, border: hue{0xb3bac2, 8},
	accent: hue{0x00728f, 4}, good: hue{0x2f7d1f, 4}, notice: hue{0x9a5b00, 5}, bad: hue{0xc1121f, 1},
	fresh: hue{0x8a4b00, 5}, selected: hue{0xd5e6f5, 7},
	block: hue{0x9a5b00, 5}, tx: hue{0x2f7d1f, 4}, inv: hue{0x5f6873, 8}, sync: hue{0x7b2fbf, 5}, ask: hue{0x0057b8, 4},
	nodes: []hue{
		{0x00728f, 4}, {0xb85c00, 5}, {0x2f7d1f, 0}, {0xb3245f, 1}, {0x6a3fc4, 4}, {0x857300, 5},
		{0x00775a, 0}, {0x0057b8, 4}, {0xc1371f, 1}, {0x5f6f00, 0}, {0x9c27b0, 5}, {0x4a5562, 8},
	},
}

// safe avoids telling anything by red against green (Okabe and Ito's eight hues,
// lightened where they would drown on a dark ground).
var safe = palette{
	ink: 0xe6e6e6, ground: 0x101216,
	text: hue{0xe6e6e6, 7}, dim: hue{0x9aa0a8, 8}, faint: hue{0x737a84, 8}, strong: hue{0xffffff, 15}, border: hue{0x545b66, 8},
	accent: hue{0x56b4e9, 14}, good: hue{0x56b4e9, 12}, notice: hue{0xf0e442, 11}, bad: hue{0xe8853a, 9},
	fresh: hue{0xf0e442, 11}, selected: hue{0x26384a, 4},
	block: hue{0xf0e442, 11}, tx: hue{0x56b4e9, 14}, inv: hue{0xb0b6c0, 7}, sync: hue{0xcc79a7, 13}, ask: hue{0x3d9ad6, 12},
	nodes: []hue{
		{0x56b4e9, 14}, {0xe69f00, 3}, {0x00b386, 2}, {0xf0e442, 11}, {0x3d8fd1, 12}, {0xe8702a, 9}, {0xdd8fbd, 13}, {0xe0e0e0, 15},
	},
}

// color fills every role from the palette.
func (t *Theme) color(p palette, profile grid.Profile) {
	c := func(h hue) grid.Color {
		if profile == grid.ANSI16 {
			return grid.ANSI(h.index)
		}
		return grid.RGB(h.hex)
	}
	fg := func(h hue) grid.Style { return grid.Style{FG: c(h)} }
	bold := func(h hue) grid.Style { return grid.Style{FG: c(h), Bold: true} }
	t.Ink, t.Ground = grid.RGB(p.ink), grid.RGB(p.ground)

	t.Text, t.Dim, t.Strong = fg(p.text), fg(p.dim), bold(p.strong)
	t.Border, t.BorderFocus = fg(p.border), fg(p.accent)
	t.Title, t.TitleFocus = fg(p.text), bold(p.accent)
	t.Accent, t.Good, t.Notice, t.Bad = fg(p.accent), fg(p.good), bold(p.notice), bold(p.bad)
	t.Selected = grid.Style{BG: c(p.selected), Bold: true}
	if profile == grid.ANSI16 {
		// None of 16 colours is a ground for all the others.
		t.Selected = grid.Style{Bold: true, Underline: true}
	}
	t.Header, t.Key, t.KeyText = fg(p.dim), bold(p.accent), fg(p.dim)
	t.Prompt, t.Bar, t.Toast = bold(p.accent), fg(p.text), bold(p.strong)
	t.EdgeMain, t.EdgeSide, t.Ruler, t.Fresh = bold(p.text), fg(p.dim), fg(p.dim), bold(p.fresh)
	t.Link, t.LinkFocus, t.LinkCut, t.Wall = fg(p.faint), fg(p.accent), fg(p.bad), bold(p.notice)
	t.BlockMessage, t.TxMessage, t.InvMessage = bold(p.block), bold(p.tx), fg(p.inv)
	t.SyncMessage, t.AskMessage = bold(p.sync), fg(p.ask)
	for _, h := range p.nodes {
		t.Nodes = append(t.Nodes, fg(h))
	}
}

// mono fills every role without a colour.
func (t *Theme) mono() {
	plain, bold, dim := grid.Style{}, grid.Style{Bold: true}, grid.Style{Dim: true}
	t.Text, t.Dim, t.Strong = plain, dim, bold
	t.Border, t.BorderFocus, t.Title, t.TitleFocus = dim, bold, plain, bold
	t.Accent, t.Good, t.Notice, t.Bad = bold, plain, bold, bold
	t.Selected = grid.Style{Bold: true, Reverse: true}
	t.Header, t.Key, t.KeyText, t.Prompt, t.Bar, t.Toast = dim, bold, dim, bold, plain, bold
	t.EdgeMain, t.EdgeSide, t.Ruler, t.Fresh = bold, dim, dim, bold
	t.Link, t.LinkFocus, t.LinkCut, t.Wall = dim, plain, plain, bold
	t.BlockMessage, t.TxMessage, t.InvMessage, t.SyncMessage, t.AskMessage = bold, bold, plain, bold, plain
	t.Nodes = []grid.Style{plain}
}
