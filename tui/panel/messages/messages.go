package messages

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/forms"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// Panel shows who told what to whom: a line down for each node, time going
// downwards, and arrows for messages. It follows what is new until an arrow key selects
// something.
type Panel struct {
	list  kit.List[momentKey] // row 0 is to follow what is new; then the moments, the newest first
	want  wanted
	scale int // index in scales
	shift int // lines of nodes passed over

	rows    grid.Rect // drawn last, for the mouse
	shown   []moment  // newest first, of the last frame
	rowY    []int     // where they are, from the first in sight on
	lines   lifelines
	bottom  netsim.Time // of the last row, where rows are a length of time
	present netsim.Time // of the last frame
}

// scales are the lengths of time that a row can stand for; 0: a row is an event, however
// long after the one before.
func scales() []netsim.Time {
	return []netsim.Time{0, 10 * netsim.Millisecond, 100 * netsim.Millisecond, netsim.Second}
}

func (p *Panel) Spec() kit.Spec {
	return kit.Spec{Name: "Messages", Short: "Msgs", Keys: p.keys, Own: keymap.Own{Keys: []keymap.Declared{
		{Action: drop, Does: "drop the selected message that is under way", Keys: []string{"d"}},
		{Action: delay, Does: "delay it: it arrives later", Keys: []string{"e"}},
		{Action: duplicate, Does: "duplicate it: a copy follows", Keys: []string{"D"}},
		{Action: kinds, Does: "show one kind of messages only, and on to the next kind", Keys: []string{"K"}},
		{Action: oneBlock, Does: "show what was said of the selected block only, and back", Keys: []string{"B"}},
	}}}
}

// The panel's own actions.
const (
	drop      keymap.Action = "drop"
	delay     keymap.Action = "delay"
	duplicate keymap.Action = "duplicate"
	kinds     keymap.Action = "kinds"
	oneBlock  keymap.Action = "one-block"
)

func (p *Panel) keys(k *keymap.Map) []kit.Key {
	underWay := func(kit.Host) bool {
		at := p.selected()
		return at != nil && at.transmission != nil && at.transmission.UnderWay
	}
	about := func(h kit.Host) bool { return p.want.block.IsZero() && !p.blockOf(h).IsZero() }
	narrow := func(kit.Host) bool { return !p.want.block.IsZero() }
	more := func(kit.Host) bool { return p.shift > 0 || p.lines.more }
	return append([]kit.Key{
		{Binding: k.Own(drop), Word: "drop", When: underWay}, {Binding: k.Own(delay), Word: "delay", When: underWay},
		{Binding: k.Own(duplicate), Word: "copy", When: underWay},
		{Binding: k.Own(oneBlock), Does: "show what was said of the selected block only", Word: "this block only", When: about},
		{Binding: k.Own(oneBlock), Does: "show what was said of all blocks again", Word: "all blocks", When: narrow},
		{Binding: &k.End, Does: "follow what is new", Word: "follow", When: func(kit.Host) bool { return p.list.At > 0 }},
		{Binding: k.Own(kinds), Word: "kinds"}, {Binding: &k.View, Does: "rows of an event, or of a length of time", Word: "rows"},
		{Binding: &k.Left, Does: "to nodes further left", Word: "nodes", When: more}, {Binding: &k.Right, Does: "to nodes further right", Word: "nodes", When: more},
	}, kit.InList(k, p)...)
}

func (p *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	head, body := r.SplitTop(1)
	var foot grid.Rect
	if body.H >= 6 {
		foot, body = body.SplitBottom(1)
	}
	p.rows, p.present = body, f.View.Now
	p.lines = newLifelines(f, body, p.shift)
	p.lines.names(f, head)
	list := moments(f.View, &p.want, p.lines.seen, max(3, body.H/3))
	newest := func(item int) *moment { return &list[len(list)-1-item] }
	picked := p.list.Pick(len(list), func(item int) string { return newest(item).words(f.View) })
	p.shown = p.shown[:0]
	for _, item := range picked {
		p.shown = append(p.shown, *newest(item))
	}
	p.list.Settle(len(p.shown)+1, body.H, func(row int) momentKey {
		if row == 0 {
			return momentKey{what: followRow}
		}
		return p.shown[row-1].key()
	})
	p.rowY = p.rowY[:0]
	if len(p.shown) == 0 {
		p.lines.draw(f, body)
		f.Empty(body, "no message yet: nodes speak when a block is found or a payment is made")
	} else if scale := scales()[p.scale]; scale == 0 {
		p.drawEvents(f, body, focused)
	} else {
		p.drawSpaceTime(f, body, scale, focused)
	}
	f.SpotAll(p.places)
	if at := p.selected(); at != nil {
		f.Text(foot.InsetXY(1, 0), at.story(f.View), f.Theme.Text)
	} else {
		f.Hints(foot.InsetXY(1, 0), [][2]string{{"↑↓", "select"}, {"v", "rows: " + p.rowName()}, {"K", "kinds"}, {"B", "one block"}, {"/", "filter"}})
	}
	return p.caption(f)
}

func (p *Panel) rowName() string {
	if scale := scales()[p.scale]; scale > 0 {
		return words.Millis(scale) + " each"
	}
	return "one an event"
}

func (p *Panel) caption(f *kit.Frame) string {
	s := "all kinds"
	if p.want.kinds {
		s = p.want.kind.String() + " only"
	}
	if !p.want.block.IsZero() {
		s += ", block " + p.want.block.Short()
	}
	s += ", " + words.Count(f.View.Flying) + " under way"
	if p.list.At > 0 {
		return s + ", end follows"
	}
	return s
}

// first is the newest of the moments in sight.
func (p *Panel) first() int { return max(p.list.Top-1, 0) }

// selected is the moment under the cursor, or nil.
func (p *Panel) selected() *moment {
	if row := p.list.At - 1; row >= 0 && row < len(p.shown) {
		return &p.shown[row]
	}
	return nil
}

func (p *Panel) Filter(*view.View) *kit.Filter { return &p.list.Find }

func (p *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	switch {
	case keymap.Pressed(msg, k.Left):
		p.shift = max(p.shift-1, 0)
	case keymap.Pressed(msg, k.Right):
		if p.lines.more {
			p.shift = min(p.shift+1, len(h.View().Nodes)-len(p.lines.nodes))
		}
	case keymap.Pressed(msg, k.View):
		p.scale = (p.scale + 1) % len(scales())
	case keymap.Pressed(msg, *k.Own(kinds)):
		p.nextKind()
	case keymap.Pressed(msg, *k.Own(oneBlock)):
		p.oneBlock(h)
	case keymap.Pressed(msg, *k.Own(drop)), keymap.Pressed(msg, *k.Own(delay)), keymap.Pressed(msg, *k.Own(duplicate)):
		p.tamper(h, msg)
	default:
		return p.list.Rise(k, msg)
	}
	return true
}

// nextKind goes round the kinds of messages.
func (p *Panel) nextKind() {
	switch {
	case !p.want.kinds:
		p.want.kinds, p.want.kind = true, view.BlockMessage
	case p.want.kind == view.AskMessage:
		p.want.kinds = false
	default:
		p.want.kind++
	}
}

// blockOf is the block that a key can be about: that of the selected message, else the one
// selected in the tree.
func (p *Panel) blockOf(h kit.Host) chain.Hash {
	if at := p.selected(); at != nil && at.transmission != nil {
		return at.transmission.Block
	}
	return h.Block()
}

// oneBlock shows what was said of one block only, or of all again.
func (p *Panel) oneBlock(h kit.Host) {
	block := p.blockOf(h)
	switch {
	case !p.want.block.IsZero():
		p.want.block = chain.Hash{}
	case block.IsZero():
		h.Refuse("select a message about a block, or a block in the tree: B then shows what was said of it")
	default:
		p.want.block = block
	}
}

// tamper drops, delays or duplicates the selected message.
func (p *Panel) tamper(h kit.Host, msg keymap.Msg) {
	at := p.selected()
	switch {
	case at == nil || at.transmission == nil:
		h.Refuse("select a message that is under way first: pause, then the arrow keys")
		return
	case !at.transmission.UnderWay:
		h.Refuse(h.View().MessageName(at.transmission) + " is not under way any more; a message that has ended cannot be changed")
		return
	}
	name := h.View().MessageName(at.transmission)
	switch {
	case keymap.Pressed(msg, *h.Keys().Own(drop)):
		h.Do("drop " + name)
	case keymap.Pressed(msg, *h.Keys().Own(duplicate)):
		h.Do("duplicate " + name)
	default:
		h.Open(forms.Delay(name))
	}
}

// places are the rows in sight that have a moment.
func (p *Panel) places() (list []grid.Rect) {
	for _, y := range p.rowY {
		if row := (grid.Rect{X: p.rows.X, Y: y, W: p.rows.W, H: 1}); p.rows.Contains(row.X, y) {
			list = append(list, row)
		}
	}
	return list
}

// Click selects the moment of a row.
func (p *Panel) Click(_ kit.Host, x, y int) {
	if !p.rows.Contains(x, y) {
		return
	}
	for i, at := range p.rowY {
		if at == y {
			p.list.Move(p.first() + i + 1 - p.list.At)
			break
		}
	}
}
