package footer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// Keys are what the footer can tell of, each list with the most useful first.
type Keys struct {
	Panel  string    // which has the focus
	Here   []kit.Key // of that panel
	Played []kit.Key // of other panels, which count everywhere
}

// hint is a key with a word for it.
type hint struct {
	key, word string
	rank      int // lower ones are kept longer
}

// gap is how far hints are apart.
const gap = 2

func (h hint) width() int { return grid.Width(h.key) + 1 + grid.Width(h.word) + gap }

// Draw draws the footer.
func Draw(f *kit.Frame, r grid.Rect, h kit.Host, keys Keys) {
	told := map[string]bool{}
	here := hints(h, keys.Here, told)
	played := hints(h, keys.Played, told)
	always := hints(h, basic(h.Keys()), told)
	more := hints(h, further(h.Keys()), told)
	label := hint{word: keys.Panel}
	rank(here, played, always, more, &label)

	right := slices.Concat(played, always, more)
	cut := fit(r.W, label, here, right)
	th := f.Theme
	if label.rank < cut {
		_, r = r.SplitLeft(f.Text(r, label.word, th.Title) + gap)
	}
	r = write(f, r, here, cut)
	if shown(here, cut) && shown(right, cut) {
		f.Grid.Set(r.X-1, r.Y, th.Glyphs.Vertical, th.Border)
		_, r = r.SplitLeft(1)
	}
	write(f, r, right, cut)
}

// hints are the keys that do something now and have a word, but for those told already.
// Neighbours with one word share it.
func hints(h kit.Host, keys []kit.Key, told map[string]bool) []hint {
	var list []hint
	for i := range keys {
		k := &keys[i]
		if k.Word == "" || len(k.Keys()) == 0 || told[k.Keys()[0]] || !k.Applies(h) {
			continue
		}
		word := h.View().Script.Say(k.Word)
		for _, name := range k.Keys() {
			told[name] = true
		}
		if n := len(list); n > 0 && list[n-1].word == word {
			list[n-1].key = joined(list[n-1].key, k.Help().Key)
			continue
		}
		list = append(list, hint{key: k.Help().Key, word: word})
	}
	return list
}

// joined are the first keys of two actions, as one: "↑↓", "-/+".
func joined(a, b string) string {
	a, b = strings.Fields(a)[0], strings.Fields(b)[0]
	if r, _ := utf8.DecodeRuneInString(a); r > utf8.RuneSelf && utf8.RuneCountInString(a+b) == 2 {
		return a + b
	}
	return a + "/" + b
}

// rank says which hints are kept longest: help first, then by turns what the panel has to
// offer and what one needs everywhere.
func rank(here, played, always, more []hint, label *hint) {
	next := 0
	give := func(list []hint, i int) {
		if i >= 0 && i < len(list) {
			list[i].rank = next
			next++
		}
	}
	give(always, len(always)-1)
	give(here, 0)
	give(played, 0)
	for i := range len(always) - 1 {
		give(always, order(i, len(always)-1))
		give(here, i+1)
		give(played, i+1)
	}
	for i := len(always); i < max(len(here), len(played)); i++ {
		give(here, i)
		give(played, i)
	}
	label.rank, next = next, next+1
	for i := range more {
		give(more, i)
	}
}

// order has the first of n, then the last, then those between.
func order(i, n int) int {
	switch i {
	case 0:
		return 0
	case 1:
		return n - 1
	}
	return i - 1
}

// fit is the rank from which on hints are left out.
func fit(width int, label hint, here, right []hint) (cut int) {
	all := slices.Concat(here, right)
	total := grid.Width(label.word) // its gap is that which the last hint needs not
	if len(here) > 0 && len(right) > 0 {
		total += 1
	}
	for _, h := range all {
		total += h.width()
	}
	for cut = len(all) + 1; total > width && cut > 1; {
		cut--
		if label.rank == cut {
			total -= grid.Width(label.word) + gap
		}
		for _, h := range all {
			if h.rank == cut {
				total -= h.width()
			}
		}
	}
	return cut
}

func shown(list []hint, cut int) bool {
	return slices.ContainsFunc(list, func(h hint) bool { return h.rank < cut })
}

// write draws the hints that are kept, and returns what is left of the line.
func write(f *kit.Frame, r grid.Rect, list []hint, cut int) grid.Rect {
	for _, h := range list {
		if h.rank >= cut {
			continue
		}
		_, r = r.SplitLeft(f.Text(r, h.key, f.Theme.Key) + 1)
		_, r = r.SplitLeft(f.Text(r, h.word, f.Theme.KeyText) + gap)
	}
	return r
}
