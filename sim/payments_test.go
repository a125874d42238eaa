package sim

import (
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
)

// payWorld is three linked nodes of which n0 has found two blocks that all know.
func payWorld(t *testing.T) *World {
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine.All, c.Observe = 3, "full", false, true
		c.Difficulty = Difficulty{Fixed: true}
	})
	for range 2 {
		mustDo(t, w, "mine n0")
		wait(w)
	}
	return w
}

// Of two payments with the same coins each node takes the one that it hears of first,
// and at most one comes into the chain.
func TestRespend(t *testing.T) {
	w := payWorld(t)
	mustDo(t, w, "name n1 merchant")
	mustDo(t, w, "partition n0,n1 | n2")
	mustDo(t, w, "send n0 merchant 70 as=honest")
	w.AdvanceTo(w.Now() + 5*netsim.Second)
	answer := mustDo(t, w, "respend honest n2 via=all fee=1 as=rival")
	if rival := w.Payment("rival").ID(); answer != "n0 pays the same coins to n2 in transaction "+rival.Short()+", and tells n2" {
		t.Error(answer)
	}
	if spent := w.Payment("rival").In; len(spent) != 2 || spent[0].Prev != w.Payment("honest").In[0].Prev || spent[1].Prev != w.Payment("honest").In[1].Prev {
		t.Errorf("the rival spends %+v", spent)
	}
	if txs := w.Reading().Payments(); txs.Created != 2 || w.Reading().Pending() != 2 {
		t.Errorf("%+v", txs)
	}
	if _, err := w.DoLine("respend honest n2 via=n1"); err == nil || !strings.Contains(err.Error(), "merchant refuses it: transaction") || !strings.Contains(err.Error(), "expected an unspent output") {
		t.Errorf("error %v", err)
	}
	if _, err := w.DoLine("respend honest n2 via=n0,n1"); err == nil || !strings.HasPrefix(err.Error(), "n0,merchant refuse it: transaction") || strings.Count(err.Error(), "expected") != 1 {
		t.Errorf("for one reason: error %v", err)
	}
	mustDo(t, w, "mine n2")
	wait(w)
	mustDo(t, w, "heal")
	wait(w)
	if w.Reading().Balance(1) != 0 || w.Reading().Balance(2) != 149_0000_0000+1_0000_0000 {
		t.Errorf("the merchant has %s coins, n2 %s", w.Reading().Balance(1), w.Reading().Balance(2))
	}
	if txs := w.Reading().Payments(); txs.Created != 2 || txs.Confirmed != 1 || w.Report().Figures.Int("txs.lost") != 1 {
		t.Errorf("%+v", txs)
	}
	noFailedChecks(t, w)
}

// A payer that has lost its mempool, and does not hear that its payment is confirmed, makes the
// same payment again, to the byte. That is one payment, and it does not wait.
func TestPaymentMadeAgain(t *testing.T) {
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine.All, c.Record = 3, "full", false, true
		c.Difficulty = Difficulty{Fixed: true}
	})
	for _, line := range []string{"mine n0", "mine n0", "send n0 n1 70 as=first", "partition n0 | n1,n2", "mine n2", "crash n0", "restart n0", "send n0 n1 70 as=again"} {
		mustDo(t, w, line)
		wait(w)
	}
	if w.Payment("first").ID() != w.Payment("again").ID() {
		t.Fatal("the payments differ")
	}
	for _, line := range []string{"", "heal"} {
		if line != "" {
			mustDo(t, w, line)
			wait(w)
		}
		f, h := w.Report().Figures, w.History()
		for name, want := range map[string]int{"txs.created": 1, "txs.confirmed": 1, "txs.pending": 0, "txs.lost": 0} {
			if got := f.Int(name); got != want {
				t.Errorf("%q: %s is %d, expected %d", line, name, got, want)
			}
		}
		if len(h.Payments) != 1 {
			t.Errorf("%q: %d payments, expected one", line, len(h.Payments))
		}
	}
}

func TestPaymentRefusals(t *testing.T) {
	w := payWorld(t)
	mustDo(t, w, "send n0 n1 5 as=rent")
	mustDo(t, w, "crash n2")
	before := snapshot(t, w)
	for line, want := range map[string]string{
		"send n0 n1 1 as=rent":            `a payment is called "rent" already`,
		"respend food n1 via=n1":          `no payment is called "food"; give one a name with: send n0 n1 5 as=food`,
		"respend rent n1 via=n2":          "n2 is crashed",
		"respend rent n1 via=n9":          "n9 is not a node",
		"respend rent n9 via=n1":          "n9 is not a node",
		"respend rent n0 via=n1":          "expected somebody else's address",
		"respend rent n1 via=n1 fee=50":   "expected a payment above 0",
		"respend rent n1 via=n1 as=rent":  `a payment is called "rent" already`,
		"respend rent n1 via=n0":          "n0 refuses it",
		"name n9 bob":                     "n9 is not a node",
		"workload 1 amount=1 spread=evil": "uniform, fixed or exponential",
	} {
		if _, err := w.DoLine(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, expected %q", line, err, want)
		}
	}
	mustDo(t, w, "name n1 bob")
	if _, err := w.DoLine("name n0 bob"); err == nil {
		t.Error("two nodes may have one name")
	}
	mustDo(t, w, "name n1 alice")
	if after := strings.ReplaceAll(snapshot(t, w), "alice", "n1"); len(after) < len(before) {
		t.Error("something is gone")
	}
	if _, err := w.DoLine("mine bob"); err == nil {
		t.Error("a name that was given up still counts")
	}
	if w.View(0).Nodes[1].Name != "alice" || w.Report().PerNode[1].Name != "alice" {
		t.Error("the name does not show")
	}
}

// Random payments have the mean and the spread that they were given.
func TestWorkload(t *testing.T) {
	long(t)
	for _, c := range []struct {
		line       string
		mean, fee  float64 // coins
		deviations bool    // whether payments differ
	}{
		{"workload 2", 1, 0.0001, true},
		{"workload 2 amount=0.5 fee=0.01", 0.5, 0.01, true},
		{"workload 2 amount=0.5 fee=0.01 spread=fixed", 0.5, 0.01, false},
		{"workload 2 amount=0.5 spread=exponential", 0.5, 0.0001, true},
	} {
		w := newTestWorld(t, func(c *Config) { c.Nodes, c.Interval, c.HashRate = 4, netsim.Second.Duration(), 1 })
		w.AdvanceTo(300 * netsim.Second)
		mustDo(t, w, c.line)
		w.AdvanceTo(w.Now() + 500*netsim.Second)
		mustDo(t, w, "settle")
		var paid, fees, count float64
		amounts := map[string]bool{}
		for e := w.watchers.Metrics().Best(); e.Parent() != nil; e = e.Parent() {
			for i, tx := range e.Block().Txs[1:] {
				paid += float64(tx.Out[0].Amount) / 1e8
				amounts[tx.Out[0].Amount.String()] = true
				for _, coin := range e.Spent(i + 1) {
					fees += float64(coin.Out.Amount) / 1e8
				}
				for _, out := range tx.Out {
					fees -= float64(out.Amount) / 1e8
				}
				count++
			}
		}
		if mean, fee := paid/count, fees/count; count < 800 || mean < 0.88*c.mean || mean > 1.12*c.mean || fee < 0.85*c.fee || fee > 1.15*c.fee || (len(amounts) > 1) != c.deviations {
			t.Errorf("%s: %v payments of %v different amounts, mean %v, fee %v", c.line, count, len(amounts), mean, fee)
		}
		w.Close()
	}
}
