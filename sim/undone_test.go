package sim

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
)

// worldFigure reads a figure of the whole world, as conditions do.
func worldFigure(t testing.TB, w *World, name string) (x float64, known bool) {
	t.Helper()
	for _, f := range figure.All() {
		if f.Name == name && f.Of == figure.OfWorld {
			return f.Read(w.Reading(), figure.Subject{}).Value()
		}
	}
	t.Fatalf("there is no figure %s", name)
	return 0, false
}

// A payment that is confirmed three times on one side of a partition is spent otherwise on the
// longer side: it is undone, from its third confirmation, and the card names both.
func TestUndonePayments(t *testing.T) {
	t.Parallel()
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine.All, c.Observe = 4, "full", false, true
		c.Difficulty, c.Retarget = Difficulty{Fixed: true}, "none"
	})
	mine := func(node string, blocks int) {
		for range blocks {
			mustDo(t, w, "mine "+node)
			wait(w)
		}
	}
	expect := func(when string, undone, deepest, twice float64) {
		t.Helper()
		for name, want := range map[string]float64{"undone": undone, "undone.3": undone, "undone.6": 0, "undone.depth": deepest, "double.spends": twice} {
			if got, _ := worldFigure(t, w, name); got != want {
				t.Errorf("%s, %s is %v, expected %v", when, name, got, want)
			}
		}
	}
	mine("n0", 2)
	mustDo(t, w, "partition n0,n1 | n2,n3")
	mustDo(t, w, "send n0 n1 20 as=rent")
	mustDo(t, w, "respend rent n3 via=n2")
	wait(w)
	mine("n1", 3)
	mine("n2", 4)
	expect("before the heal", 0, 0, 0)
	if _, known := worldFigure(t, w, "heal.time"); known {
		t.Error("something is healed while the network is parted")
	}
	mustDo(t, w, "heal")
	mustDo(t, w, "sync n0")
	wait(w)
	expect("after it", 1, 3, 1)
	var conflicts []view.ReorgConflict
	for _, r := range w.View(0).Reorgs {
		conflicts = append(conflicts, r.Card.Facts().Conflicts...)
	}
	if len(conflicts) != 1 || conflicts[0].Off.ID == conflicts[0].On.ID || conflicts[0].Off.To.Node != 1 || conflicts[0].On.To.Node != 3 {
		t.Errorf("the cards name %+v, expected the payment to n1 against that to n3", conflicts)
	}
	for _, name := range []string{"undone", "undone.3", "undone.depth", "double.spends"} {
		if all := figure.ReadAll(w.Reading()); !all.Has(name) || all.Get(name).In(figure.JSON) || !all.Get(name).In(figure.List) {
			t.Errorf("%s: expected it where people read, and not in the JSON of honest worlds", name)
		}
	}
}

// The time to agree begins with the heal, and ends with the last node's change of tip.
func TestHealTime(t *testing.T) {
	t.Parallel()
	start := func() *World {
		w := newTestWorld(t, func(c *Config) { c.Nodes, c.Topology, c.HashRate = 6, "ring", 5 })
		w.AdvanceTo(50 * netsim.Second)
		return w
	}
	seconds := func(w *World, since netsim.Time) {
		t.Helper()
		for !w.Converged() {
			if _, known := worldFigure(t, w, "heal.time"); known {
				t.Error("they agree before they do")
			}
			w.Advance(w.Now() + netsim.Second)
		}
		got, known := worldFigure(t, w, "heal.time")
		if most := (w.Now() - since).Seconds(); !known || got > most || got < most-2 {
			t.Errorf("it took %v (%t), expected a little less than %v", got, known, most)
		}
	}
	w := start()
	mustDo(t, w, "partition n0-n2 | n3-n5")
	w.AdvanceTo(200 * netsim.Second)
	mustDo(t, w, "mine all off")
	mustDo(t, w, "heal")
	mustDo(t, w, "sync all")
	seconds(w, w.Now())

	w = start()
	mustDo(t, w, "strategy n0 withholder")
	w.AdvanceTo(200 * netsim.Second)
	if _, known := worldFigure(t, w, "heal.time"); known {
		t.Error("the attack goes on")
	}
	since := w.Now()
	mustDo(t, w, "strategy n0 honest")
	seconds(w, since)
	began := newTestWorld(t, func(c *Config) { // who attacks from the start ends it like any other
		c.Nodes, c.Topology, c.HashRate = 6, "ring", 5
		withholder, err := settings.ReadWords([]string{"strategy=n0:withholder"})
		if err != nil {
			t.Fatal(err)
		}
		c.Strategies = withholder.Strategies
	})
	began.AdvanceTo(200 * netsim.Second)
	since = began.Now()
	mustDo(t, began, "strategy n0 honest")
	seconds(began, since)
	copied := w.Clone()
	defer copied.Close()
	if a, _ := worldFigure(t, w, "heal.time"); a != func() float64 { x, _ := worldFigure(t, copied, "heal.time"); return x }() {
		t.Error("a copy has measured another time")
	}
}
