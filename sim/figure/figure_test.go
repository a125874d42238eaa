package figure_test

import (
	"encoding/json"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/settings"
)

// A row has all that those who read the table need.
func TestTable(t *testing.T) {
	forms, keys := map[string]bool{}, map[string]bool{}
	for _, f := range figure.All() {
		if forms[f.Form()] || f.Name == "" || strings.Trim(f.Name, "abcdefghijklmnopqrstuvwxyz0123456789.") != "" || f.Doc == "" {
			t.Errorf("%s: names are of small letters, digits and points, and one figure's only; what it is: %q", f.Form(), f.Doc)
		}
		forms[f.Form()] = true
		if f.Of != figure.OfWorld && f.Of != figure.OfNode {
			continue
		}
		key := f.Of.String() + f.Key
		if f.In(figure.JSON) != (f.Key != "") || keys[key] && f.Key != "" {
			t.Errorf("%s: the key %q; expected one of its own where it is in the JSON report, and none elsewhere", f.Form(), f.Key)
		}
		keys[key] = true
	}
}

func given() figure.Values {
	return figure.Given(map[string]measured.Value{
		"blocks.mined": measured.Known(3), "blocks.main": measured.Known(1), "stale.rate": measured.MeanOf(2, 3),
		"interval": measured.MeanOf(30, 4), "propagation.50": measured.Known(123.4), "time": measured.Known(89.4e9), "converged": measured.Known(1), "supply": measured.Known(1.25e8),
		"messages.bytes": measured.Known(12_345_678_901_234),
	})
}

func TestSay(t *testing.T) {
	for sentence, want := range map[string]string{
		"nothing":                            "nothing",
		"{blocks.mined} and {blocks.main}":   "3 and 1",
		"{blocks.mined block}":               "3 blocks",
		"of {blocks.main block}, {interval}": "of 1 block, 7.5 s",
		"{#interval} and {#interval block}":  "4 and 4 blocks",
		"{#propagation.90 block}":            "0 blocks",
		"{stale.rate}, {propagation.50}":     "66.7 %, 123 s",
		"{propagation.90}":                   "–",
		"{time}: {converged}, {supply}":      "89.400s: true, 1.25",
	} {
		if got := given().Say(figure.Unit.Text, sentence); got != want {
			t.Errorf("%q: got %q, expected %q", sentence, got, want)
		}
	}
}

// What a sentence or a caller names has to be in the table, or a test finds out.
func TestUnknownFigures(t *testing.T) {
	for name, act := range map[string]func(){
		"a figure":         func() { given().Of("fame") },
		"in a sentence":    func() { given().Say(figure.Unit.Text, "{fame}") },
		"an open sentence": func() { given().Say(figure.Unit.Text, "{interval") },
		"a value":          func() { figure.Given(map[string]measured.Value{"fame": measured.Known(1)}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is not known, and nobody said so", name)
				}
			}()
			act()
		}()
	}
	if none := figure.Values(nil); none.Of("interval").Known() || none.Int("tips") != 0 {
		t.Error("of no values, something was measured")
	}
}

// Figures stand where their keys say; those that nobody asked for come last in their group.
func TestObject(t *testing.T) {
	o := figure.NewObject(given().Rounded())
	o.Figures("blocks.main", "virtual_s")
	o.Put("blocks.extra", []int{1})
	o.Put("last", "one")
	o.Others()
	written, err := json.Marshal(o)
	const first, later = `{"blocks":{"main":1,"extra":[1],"mined":3,"stale":null,"stale_rate":0.666667`, `},"virtual_s":89.4,"last":"one","tips":null,"converged":true,"height":null,`
	if err != nil || !strings.HasPrefix(string(written), first) || !strings.Contains(string(written), later) {
		t.Errorf("got %s, %v; expected %s and then %s", written, err, first, later)
	}
	for _, part := range []string{`"interval_s":7.5`, `"supply":1.25`, `"bytes_sent":12345678901234`} {
		if strings.Count(string(written), part) != 1 {
			t.Errorf("expected %s once in %s", part, written)
		}
	}
}

// What is true or false is no number to anybody, and what was not measured is neither.
func TestTruth(t *testing.T) {
	for truth, want := range map[measured.Value]string{{}: "–, null", measured.Truth(false): "false, false", measured.Truth(true): "true, true"} {
		f := figure.Given(map[string]measured.Value{"converged": truth})
		written, err := json.Marshal(f.Get("converged"))
		if got := f.Say(figure.Unit.Text, "{converged}, ") + string(written); got != want || err != nil {
			t.Errorf("%s, %v; expected %s", got, err, want)
		}
	}
}

// counted is a world that notes how often it has to count what takes long to count.
type counted struct {
	figure.World
	counts int
}

func (c *counted) Pending() int {
	c.counts++
	return c.World.Pending()
}

func TestReadAll(t *testing.T) {
	w, err := sim.NewWorld(settings.Default())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	if honest := figure.ReadAll(w.Reading()); honest.Has("gamma") || honest.Has("orphaned") {
		t.Error("where all nodes are honest there are figures of those who are not")
	}
	if _, err := w.DoLine("strategy n0 selfish"); err != nil { // so that all figures are there
		t.Fatal(err)
	}
	w.AdvanceTo(300 * netsim.Second)
	watched := &counted{World: w.Reading()}
	all := figure.ReadAll(watched)
	if watched.counts != 1 {
		t.Errorf("pending payments were counted %d times, expected once", watched.counts)
	}
	i := -1
	for _, f := range figure.All() {
		if f.Of != figure.OfWorld {
			break
		}
		if f.Rare && !all.Has(f.Name) {
			continue
		}
		if i++; all[i].Name != f.Name || all[i].Value != f.Read(w.Reading(), figure.Subject{}) {
			t.Errorf("%s is %v, read alone %v", all[i].Name, all[i].Value, f.Read(w.Reading(), figure.Subject{}))
		}
	}
	for id, all := range figure.ReadNodes(w.Reading()) {
		for _, f := range figure.All() {
			if f.Of == figure.OfNode && all.Of(f.Name) != f.Read(w.Reading(), figure.Subject{Node: id}) {
				t.Errorf("%s of n%d is %v, read alone %v", f.Name, id, all.Of(f.Name), f.Read(w.Reading(), figure.Subject{Node: id}))
			}
		}
	}
}
