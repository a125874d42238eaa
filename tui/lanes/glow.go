package lanes

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// brightest is how brightly news glows at first; 0 is not at all.
const brightest = 3

// glowTime is how long news glows: half a block interval, in virtual time, so that a
// frame follows from its view alone.
func glowTime(v *view.View) netsim.Time { return netsim.Time(v.Settings.Interval / 2) }

// brightness falls by steps from brightest while something grows old.
func brightness(v *view.View, at netsim.Time) int {
	age, long := v.Now-at, glowTime(v)
	if age < 0 || age >= long {
		return 0
	}
	return brightest - int(brightest*age/long)
}

// news is what happened to a block a moment ago.
type news struct {
	sign   rune // stands before the block, for those who see no colours
	style  grid.Style
	bright int
	moved  bool // by a reorganisation, not found
}

// moved looks up which blocks the newest reorganisations took off and put on.
func (p *picture) moved() {
	gl := &p.th.Glyphs
	for i := range p.v.Reorgs {
		r := &p.v.Reorgs[i]
		bright := brightness(p.v, r.At)
		if bright == 0 {
			continue
		}
		if p.news == nil {
			p.news = map[chain.Hash]news{}
		}
		note := func(blocks []chain.Hash, n news) {
			for _, h := range blocks {
				if p.news[h].bright == 0 { // the newest reorganisation comes first
					p.news[h] = n
				}
			}
		}
		note(r.Off, news{gl.ArrowDown, p.th.Notice, bright, true})
		note(r.On, news{gl.ArrowUp, p.th.Good, bright, true})
	}
}

// newsOf returns what happened to a block a moment ago. That it was moved is more than
// that it was found.
func (p *picture) newsOf(b *view.Block) news {
	if n := p.news[b.Hash]; n.bright > 0 {
		return n
	}
	if b.Miner < 0 {
		return news{} // nobody found the genesis block
	}
	return news{p.th.Glyphs.New, p.th.Fresh, brightness(p.v, b.Found), false}
}

// glow is the style by its brightness: at first reversed, where a block was moved, or
// underlined, then bold, then plain.
func (n news) glow() grid.Style {
	s := n.style
	s.Bold = n.bright > 1
	s.Reverse, s.Underline = n.moved && n.bright == brightest, !n.moved && n.bright == brightest
	return s
}
