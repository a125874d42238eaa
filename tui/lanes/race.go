package lanes

import (
	"fmt"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// race counts, per height, the different blocks on which followed tips stand. More than
// one is a race that is not decided yet, or a lasting split.
func (l *Layout) race(v *view.View) {
	clear(l.rivals)
	if len(v.Tips) < 2 {
		return
	}
	if l.rivals == nil {
		l.rivals = map[int]int{}
	}
	l.counted = append(l.counted[:0], make([]bool, len(l.blocks))...)
	followed := -1 // height up to which the best chain is
	for _, t := range v.Tips {
		i, ok := l.at[t.Hash]
		for ok && !l.counted[i] {
			b := &l.blocks[i]
			if b.Main {
				followed = max(followed, int(b.Height))
				break
			}
			l.counted[i] = true
			l.rivals[int(b.Height)]++
			i, ok = l.at[b.Prev]
		}
	}
	for h := range l.rivals {
		if h <= followed {
			l.rivals[h]++
		}
	}
}

// heights writes the ruler. Where nodes follow different blocks, the height stands out
// and has the number of rivals behind it.
func (p *picture) heights() {
	if p.ruler.Empty() {
		return
	}
	last := p.first + p.columns
	for h := p.first; h < last; h++ {
		n := p.l.rivals[h]
		if n > 1 && !p.height(h, fmt.Sprintf("%d%c%d", h, p.th.Glyphs.Times, n), p.th.Notice) {
			p.height(h, string(p.th.Glyphs.Times), p.th.Notice)
		}
	}
	step := (len(fmt.Sprint(last)) + p.column) / p.column
	for h := p.first; h < last; h++ {
		if h%step == 0 || step == 1 {
			p.height(h, fmt.Sprint(h), p.th.Ruler)
		}
	}
}

// height writes something above the column of a height, if there is room.
func (p *picture) height(h int, text string, s grid.Style) bool {
	x, y, w := p.x(h), p.ruler.Y, grid.Width(text)
	for i := x - 1; i <= x+w; i++ {
		if r, _ := p.g.Cell(i, y); r != ' ' && p.ruler.Contains(i, y) {
			return false
		}
	}
	if x+w > p.ruler.Right() {
		return false
	}
	p.g.Text(x, y, text, s)
	return true
}
