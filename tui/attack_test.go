package tui

import (
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/view"
)

// The form for strategies asks for the options of the one that is chosen, and for no other.
func TestStrategyForm(t *testing.T) {
	for name, c := range map[string]struct {
		keys []string
		want string // what the world is told
		show string // in the form, where it is told nothing
	}{
		"selfish at once":      {[]string{"enter"}, "strategy n0 selfish", ""},
		"typed":                {[]string{"ctrl+u", "petty", "enter"}, "strategy n0 petty", ""},
		"with a value":         {[]string{"right", "tab", "right", "enter"}, "strategy n0 stubborn=L", ""},
		"with an option":       {[]string{"left", "left", "tab", "3", "enter"}, "strategy n0 fifty-one margin=3", ""},
		"a node to choose":     {[]string{"left", "left", "left", "tab", "right", "right", "enter"}, "strategy n0 double-spend merchant=n1", ""},
		"a word to say":        {[]string{"left", "left", "left", "tab", "n2", "shift+tab", "shift+tab", "shift+tab", "right", "enter"}, "strategy n0 double-spend merchant=n2 head-start", ""},
		"a pool":               {[]string{"shift+tab", "n0,n2", "enter"}, "strategy n0,n2 selfish", ""},
		"several, each alone":  {[]string{"shift+tab", "n0,n2", "shift+tab", "right", "enter"}, "strategy n0,n2 selfish each", ""},
		"what has to be said":  {[]string{"left", "left", "left", "enter"}, "", "expected merchant=NODE"},
		"no such strategy":     {[]string{"x", "enter"}, "", `found "x", expected one of: honest, selfish`},
		"a wrong value":        {[]string{"right", "right", "tab", "60%", "tab"}, "", `found "60%"`},
		"wrong nodes":          {[]string{"shift+tab", "x", "enter"}, "", "x is not nodes such as"},
		"no option of another": {[]string{"left", "left", "tab", "3", "shift+tab", "right", "right", "enter"}, "strategy n0 selfish", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := newHand(t, worlds["eight"], 80, 24)
			d.change(func(v *view.View) { v.Known.Nodes = len(v.Nodes) })
			d.press("a")
			d.press(c.keys...)
			if got := d.world.said(); got != c.want {
				t.Errorf("the world was told %q, expected %q:\n%s", got, c.want, d.screen())
			}
			if c.show != "" {
				d.shows(c.show)
			}
		})
	}
}

// Whatever strategy is chosen, the form says on a small screen what it is.
func TestStrategyFormOffersAll(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("a", "left")
	for _, o := range strategy.Offers() {
		d.shows(o.Gist)
		first, _, _ := strings.Cut(o.Doc, ",")
		d.shows(strings.Join(strings.Fields(first)[:3], " "))
		d.press("right")
	}
	for _, o := range strategy.Offers() {
		if len(o.Gist) == 0 || len(o.Gist) > 37 {
			t.Errorf("%s: %q, expected a few words that have room in a form of 80 columns", o.Word, o.Gist)
		}
	}
}

// Of a node that is not honest it is proposed to make it honest, with its whole pool.
func TestStrategyFormEndsAnAttack(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.change(func(v *view.View) {
		for _, id := range []int{0, 3} {
			v.Nodes[id].Strategy, v.Nodes[id].Team = "selfish", []int{0, 3}
		}
	})
	d.press("a")
	d.shows("n0,n3")
	d.press("enter")
	if got := d.world.said(); got != "strategy n0,n3 honest" {
		t.Errorf("the world was told %q", got)
	}
}

// change shows a world that is otherwise.
func (d *hand) change(how func(v *view.View)) {
	v := *d.world.view
	v.Nodes = slices.Clone(v.Nodes)
	how(&v)
	d.world.view = &v
	d.look()
}

// What an attacker has come to stands in its Miner tab and in the table of nodes: nobody needs a
// report for it.
func TestAttackerIsSeen(t *testing.T) {
	d := openTab(t, worlds["eight"], 80, 24, "Miner")
	d.hides("strategy")
	d.change(func(v *view.View) {
		n := &v.Nodes[0]
		n.Strategy, n.Keeps, n.Private, n.Lead = "double-spend", true, 2, 1
		v.Focus.Miner.Does, v.Focus.Miner.Revenue = "pays 1 coin at a time", measured.Known(0.345)
		v.Figures = append(slices.Clone(v.Figures), figure.Given(map[string]measured.Value{
			"gamma": measured.Known(0.25), "attack.tries": measured.Known(1234), "attack.success": measured.Known(56),
		})...)
	})
	for _, want := range []string{
		"strategy     kept", "double-spend    2",
		"strategy   double-spend", "pays 1 coin at a time", "keeps back 2 blocks, leads by 1", "revenue    34.5 % of the blocks that are settled",
		"gamma      25 % of the honest hash rate", "attempts   1234 to spend coins twice, 56 won",
	} {
		d.shows(want)
	}
	d.change(func(v *view.View) { v.Nodes[0].Keeps, v.Nodes[0].Strategy = false, "hopper" }) // which keeps nothing back
	d.shows("hopper")
	d.hides("keeps back")
	d.hides("kept")
}
