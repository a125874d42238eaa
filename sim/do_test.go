package sim

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
)

// tableWorld is a ring of five nodes in which each command can be refused: n0 has
// 50 coins, n2 no hash rate, n3 is crashed, n4 frozen, n0 cannot be heard by n1,
// and what n1 and n2 tell each other is held back.
func tableWorld(t testing.TB) *World {
	t.Helper()
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Relay, c.Mine.All, c.Observe = 5, "ring", "none", false, true
		c.Difficulty = Difficulty{Fixed: true}
	})
	mustDo(t, w, "mine n0")
	wait(w)
	for _, line := range []string{"hashrate n2 0", "crash n3", "freeze n4", "cut n0 n1 oneway", "hold n1 n2"} {
		mustDo(t, w, line)
	}
	return w
}

// snapshot is all that can be seen of a world.
func snapshot(t testing.TB, w *World) string {
	t.Helper()
	var parts []any
	for id := range w.cluster.Nodes {
		v := w.View(id)
		parts = append(parts, v, v.Focus.UTXO.All())
	}
	parts = append(parts, w.Report(), w.cluster.Network.Links(), w.journal, w.cluster.NewLink(), w.cluster.Workload, w.cluster.Running)
	b, err := json.Marshal(parts)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func parsed(t testing.TB, line string) command.Command {
	t.Helper()
	c, err := command.Parse(line)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Each refusal says why, and leaves no trace.
func TestRefusals(t *testing.T) {
	w := tableWorld(t)
	own := w.cluster.Shared.Payees[0].String()
	before := snapshot(t, w)
	for line, want := range map[string]string{
		"frobnicate":            `found "frobnicate", expected a command`,
		"speed 4":               "is for the dashboard, not for the world",
		"mine n9":               "n9 is not a node: there are n0 to n4",
		"mine n3 on":            "n3 is crashed, expected running; first: restart n3",
		"mine n4 off":           "n4 is frozen, expected running; first: thaw n4",
		"mine n0-n2 on":         "n2 has no hash rate; set one with: hashrate n2 100",
		"mine none":             "at least one node is needed",
		"send n0 n1 51":         "n0 cannot pay: expected at least 51 spendable coins for payment and fee, found 50",
		"send n1 n0 0.01":       "n1 cannot pay: expected at least 0.01 spendable coins for payment and fee, found 0",
		"send n0 n1 0":          "expected",
		"send n0 n0 1":          "a payment to oneself moves nothing",
		"send n0 n9 1":          "n9 is not a node",
		"send n9 n0 1":          "n9 is not a node",
		"send n3 n0 1":          "n3 is crashed",
		"send n4 n0 1":          "n4 is frozen",
		"sync n9":               "n9 is not a node",
		"sync n3":               "n3 is crashed",
		"hashrate n0 1e9":       "expected",
		"hashrate n0 1GH/s":     "1e+09 hashes per second is too much; expected at most 100000000",
		"hashrate n3 1":         "n3 is crashed",
		"hashrate n2 x2":        "n2: no hash rate to multiply; set one with: hashrate n2 100",
		"hashrate n0 x1e9":      "hashes per second is too much; expected at most 100000000",
		"workload -1":           "expected",
		"newkey n9":             "n9 is not a node",
		"newkey n3":             "n3 is crashed",
		"ask n0 n2 chain":       "n0 and n2 are not linked; link them first: link n0 n2",
		"ask n0 n0 chain":       "itself",
		"ask n9 n0 chain":       "n9 is not a node",
		"ask n0 n9 chain":       "n9 is not a node",
		"ask n3 n2 chain":       "n3 is crashed",
		"crash n0,n3":           "n3 is crashed, expected running; first: restart n3",
		"crash none":            "at least one node is needed",
		"restart n0":            "n0 is running, expected crashed",
		"restart n4":            "n4 is frozen, expected crashed",
		"freeze n0,n4":          "n4 is frozen, expected running",
		"thaw n0":               "n0 is running, expected frozen",
		"thaw n3,n4":            "n3 is crashed, expected frozen",
		"skew n9 5s":            "n9 is not a node",
		"skew none 5s":          "at least one node is needed",
		"add links=9":           "links=9 with 5 nodes to link to",
		"add peers=n0,n9":       "n9 is not a node",
		"link n0 n1":            "n0 and n1 are linked already",
		"link n1 n0":            "n1 and n0 are linked already",
		"link n0 n0":            "a node cannot be linked with itself",
		"link n0 n9":            "n9 is not a node",
		"unlink n0 n2":          "n0 and n2 are not linked; n0 has the peers n1,n4",
		"unlink n9 n2":          "n9 is not a node",
		"latency 5s n0 n2":      "n0 and n2 are not linked",
		"latency 1000h":         "is not a time from 0 to 30 days",
		"latency 1000h n0 n1":   "is not a time from 0 to 30 days",
		"jitter 1000h":          "is not a time from 0 to 30 days",
		"loss 1.5":              "1.5",
		"loss 50% n0 n9":        "n9 is not a node",
		"bandwidth 0.5":         "0.5",
		"partition n0-n4":       "at least 2 needed",
		"partition n0 > n1":     "a one-way partition has exactly 2",
		"partition n0 | n9":     "n9 is not a node",
		"partition n0 | n0":     "n0 is in group 1 too",
		"cut n0 n1 oneway":      "n0 to n1: already cut",
		"cut n0 n2":             "n0 and n2 are not linked",
		"restore n1 n2":         "n1 and n2: not cut",
		"restore n1 n0 oneway":  "n1 to n0: not cut",
		"hold n2 n1":            "n2 and n1: already holding back messages",
		"release n0 n1":         "n0 and n1: not holding back messages",
		"balance n9":            "n9 is not a node",
		"balance n0 at=n9":      "n9 is not a node",
		"keys n9":               "n9 is not a node",
		"help frobnicate":       "frobnicate",
		"send n0 " + own + " 1": "the wallet's own",
		"send n0 02" + strings.Repeat("00", 32) + " 1": "expected",
	} {
		answer, err := w.DoLine(line)
		if err == nil || !strings.Contains(err.Error(), want) || answer != "" {
			t.Errorf("%s: answer %q, error %v; expected %q", line, answer, err, want)
		}
		if after := snapshot(t, w); after != before {
			t.Fatalf("%s: the refusal left a trace:\n%s\nbefore:\n%s", line, after, before)
		}
	}
}

// Some refusals need a world of their own.
func TestMoreRefusals(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Topology, c.Mine.All = 2, "none", false })
	for line, want := range map[string]string{
		"sync all":     "n0,n1 has no peers to sync with; link it first",
		"unlink n0 n1": "n0 and n1 are not linked; n0 has no peers",
		"cut all":      "all links: already cut",
		"restore all":  "all links: not cut",
		"release all":  "all links: not holding back messages",
		"restart all":  "there is no crashed node among all",
		"thaw all":     "there is no frozen node among all",
	} {
		if _, err := w.DoLine(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, expected %q", line, err, want)
		}
	}
	mustDo(t, w, "crash all")
	if _, err := w.DoLine("mine all on"); err == nil || !strings.Contains(err.Error(), "there is no running node among all") {
		t.Errorf("error %v", err)
	}
	for _, line := range []string{"", "   ", "# a comment"} {
		if answer, err := w.DoLine(line); answer != "" || err != nil {
			t.Errorf("%q: answer %q, error %v", line, answer, err)
		}
	}
}

// linkIs is a check that one direction of a link has a property.
func linkIs(from, to netsim.NodeID, is func(netsim.Link) bool) func(*World) bool {
	return func(w *World) bool {
		l, ok := w.cluster.Network.LinkOf(from, to)
		return ok && is(l)
	}
}

func both(a, b func(*World) bool) func(*World) bool {
	return func(w *World) bool { return a(w) && b(w) }
}

func not(f func(*World) bool) func(*World) bool { return func(w *World) bool { return !f(w) } }

func stateIs(id int, s view.NodeState) func(*World) bool {
	return func(w *World) bool { return w.View(-1).Nodes[id].State == s }
}

func isCut(l netsim.Link) bool  { return l.Cut }
func isHeld(l netsim.Link) bool { return l.Held }
func hasDelay(d time.Duration) func(netsim.Link) bool {
	return func(l netsim.Link) bool { return l.Delay == netsim.Time(d) }
}

// Each command answers and does what its help says.
func TestEffects(t *testing.T) {
	for _, c := range []struct {
		line, answer string
		is           func(*World) bool
	}{
		{"mine n0 on", "n0: mining on", stateIs(0, view.Mining)},
		{"mine n0", "n0: mining one block", stateIs(0, view.Mining)},
		{"mine n0 off", "n0: mining off", stateIs(0, view.Idle)},
		{"send n0 n1 20", "n0 pays 20 to n1 in transaction", func(w *World) bool {
			return w.cluster.Nodes[0].Pool().Len() == 1 && w.Reading().Payments().Created == 1
		}},
		{"send n0 n3 20 fee=0.5", "n0 pays 20 to n3", func(w *World) bool { return w.View(0).Focus.Mempool[0].Fee == chain.Coin/2 }},
		{"sync n1", "n1: asking 2 peers for their blocks", stateIs(1, view.Syncing)},
		{"hashrate n2 7", "n2: 7 hashes per second", func(w *World) bool { return w.cluster.Nodes[2].HashRate() == 7 }},
		{"hashrate all 7", "n0-n2: 7 hashes per second", func(w *World) bool { return w.cluster.Nodes[3].HashRate() != 7 && w.cluster.Nodes[0].HashRate() == 7 }},
		{"hashrate all x1.5", "n0-n2: 0 to 7.5 hashes per second now", func(w *World) bool {
			return w.cluster.Nodes[0].HashRate() == 7.5 && w.cluster.Nodes[2].HashRate() == 0
		}},
		{"workload 2.5", "2.5 random payments per second", func(w *World) bool { return w.cluster.Workload.PerSecond == 2.5 }},
		{"newkey n0", "n0 has a new address: 0", func(w *World) bool { return len(w.View(0).Focus.Wallet.Addresses) == 2 }},
		{"ask n0 n1 peers", "n0 asks n1", func(w *World) bool { return w.cluster.Network.Counters().Sent == 1 }},
		{"crash n0", "n0: crashed", both(stateIs(0, view.Crashed), func(w *World) bool { return w.cluster.Running == 3 })},
		{"crash n4", "n4: crashed", stateIs(4, view.Crashed)},
		{"crash all", "n0-n2,n4: crashed", func(w *World) bool { return w.cluster.Running == 0 }},
		{"restart n3", "n3: running again", both(stateIs(3, view.Idle), func(w *World) bool { return w.cluster.Running == 5 })},
		{"freeze n0", "n0: frozen", stateIs(0, view.Frozen)},
		{"thaw n4", "n4: thawed", stateIs(4, view.Idle)},
		{"skew n0,n3 -5s", "n0,n3: clock off by -5s", func(w *World) bool { return w.View(0).Nodes[3].Skew == -5*time.Second }},
		{"link n0 n2", "n0 and n2 are linked; both list each other", both(linkIs(0, 2, hasDelay(500*time.Millisecond)), linkIs(2, 0, hasDelay(500*time.Millisecond)))},
		{"unlink n1 n0", "n1 and n0 are no longer linked", not(linkIs(0, 1, func(netsim.Link) bool { return true }))},
		{"latency 3s", "latency 3s on all links", both(linkIs(0, 1, hasDelay(3*time.Second)), func(w *World) bool { return w.cluster.NewLink().Delay == 3*netsim.Second })},
		{"latency 3s n0 n1", "latency 3s on n0 and n1", both(linkIs(1, 0, hasDelay(3*time.Second)), func(w *World) bool { return w.cluster.NewLink().Delay == netsim.Second/2 })},
		{"latency 3s n0 n1 oneway", "latency 3s on n0 to n1", both(linkIs(0, 1, hasDelay(3*time.Second)), not(linkIs(1, 0, hasDelay(3*time.Second))))},
		{"jitter 1s", "jitter 1s on all links", linkIs(3, 4, func(l netsim.Link) bool { return l.Jitter.Amount == netsim.Second })},
		{"loss 25%", "loss 0.25 on all links", linkIs(3, 4, func(l netsim.Link) bool { return l.Loss == 0.25 })},
		{"bandwidth 1kB n3 n4", "bandwidth 1000 bytes per second on n3 and n4", linkIs(4, 3, func(l netsim.Link) bool { return l.Bandwidth == 1000 })},
		{"partition n0,n2 | n1", "partition: n0,n2 | n1 | n3,n4", func(w *World) bool { return len(w.View(0).Groups) == 3 && w.View(0).Nodes[3].Group == "C" }},
		{"partition n0-n2 > n3-n4", "partition: n0-n2 > n3,n4", func(w *World) bool { return w.View(0).OneWay }},
		{"heal", "the network is whole again", both(not(linkIs(0, 1, isCut)), not(linkIs(1, 2, isHeld)))},
		{"cut n0 n1", "n0 and n1: cut", both(linkIs(0, 1, isCut), linkIs(1, 0, isCut))}, // one direction is already
		{"cut all", "all links: cut", both(linkIs(3, 4, isCut), linkIs(1, 0, isCut))},
		{"restore all", "all links: restored", not(linkIs(0, 1, isCut))},
		{"restore n1 n0", "n1 and n0: restored", not(linkIs(0, 1, isCut))},
		{"hold n0 n1 oneway", "n0 to n1: holding back messages", both(linkIs(0, 1, isHeld), not(linkIs(1, 0, isHeld)))},
		{"hold all", "all links: holding back messages", linkIs(4, 0, isHeld)},
		{"release all", "all links: released", not(linkIs(1, 2, isHeld))},
		{"release n2 n1 oneway", "n2 to n1: released", both(linkIs(1, 2, isHeld), not(linkIs(2, 1, isHeld)))},
		{"add", "n5 added, linked with n0,n4; it does not mine yet", both(stateIs(5, view.Idle), func(w *World) bool { return w.cluster.Running == 5 })},
		{"add peers=n1-n3", "n5 added, linked with n1-n3", linkIs(3, 5, hasDelay(500*time.Millisecond))},
		{"add peers=all", "n5 added, linked with n0-n4", linkIs(4, 5, hasDelay(500*time.Millisecond))},
		{"add links=4", "n5 added, linked with", func(w *World) bool { return len(w.cluster.Network.Peers(5)) == 4 }},
		{"settle", "all faults, payments and mining ended", both(stateIs(3, view.Idle), stateIs(4, view.Idle))},
		{"settle", "all faults", both(not(linkIs(0, 1, isCut)), not(linkIs(1, 2, isHeld)))},
	} {
		w := tableWorld(t)
		journaled := len(w.Journal())
		answer, err := w.DoLine(c.line)
		if err != nil || !strings.HasPrefix(answer, c.answer) {
			t.Errorf("%s: answer %q, error %v; expected %q", c.line, answer, err, c.answer)
			continue
		}
		if !c.is(w) {
			t.Errorf("%s: does not show:\n%s", c.line, snapshot(t, w))
		}
		last := w.Journal()[len(w.Journal())-1]
		if len(w.Journal()) != journaled+1 || last.Command.String() != parsed(t, c.line).String() || last.At != w.Now() {
			t.Errorf("%s: the journal ends with %v", c.line, last)
		}
		w.AdvanceTo(w.Now() + 30*netsim.Second)
		noFailedChecks(t, w)
	}
}

func TestMineOneTwice(t *testing.T) {
	w := tableWorld(t)
	mustDo(t, w, "mine n0 on")
	if answer := mustDo(t, w, "mine n0"); answer != "n0: mining already; a block will come by itself" {
		t.Errorf("answer %q", answer)
	}
	if answer := mustDo(t, w, "mine n0-n1"); answer != "n0,n1: mining one block" {
		t.Errorf("answer %q", answer)
	}
}

// Questions answer, and leave no trace.
func TestQuestions(t *testing.T) {
	w := tableWorld(t)
	before := snapshot(t, w)
	first := w.cluster.Nodes[0].Wallet().Keys()[0]
	for line, want := range map[string]string{
		"balance n0":                          "n0 holds 50 coins on n0's chain at height 1",
		"balance n0 at=n1":                    "n0 holds 0 coins on n1's chain at height 0",
		"balance n3":                          "n3 holds 0 coins on n3's chain at height 0",
		"balance " + first.Address().String(): "holds 50 coins on n0's chain at height 1",
		"balance " + first.Address().String() + " at=n2": "holds 0 coins on n2's chain",
		"keys n0":   "private " + first.Hex() + " public " + first.Address().String(),
		"help heal": "End the partition",
		"help":      "partition",
	} {
		if answer, err := w.DoLine(line); err != nil || !strings.Contains(answer, want) {
			t.Errorf("%s: answer %q, error %v; expected %q", line, answer, err, want)
		}
	}
	if snapshot(t, w) != before {
		t.Errorf("questions left a trace")
	}
	mustDo(t, w, "newkey n0")
	if lines := strings.Split(mustDo(t, w, "keys n0"), "\n"); len(lines) != 2 || lines[0] == lines[1] {
		t.Errorf("two keys are shown as %q", lines)
	}
}

// A new node is linked as its topology would, and catches up.
func TestAddByTopology(t *testing.T) {
	for topology, want := range map[string]string{
		"full": "n0-n5", "star": "n0", "line": "n5", "ring": "n0,n5", "none": "none", "random:3": "3", "smallworld:4": "4", "random:50": "6",
	} {
		w := newTestWorld(t, func(c *Config) { c.Nodes, c.Topology = 6, topology })
		w.AdvanceTo(100 * netsim.Second)
		answer := mustDo(t, w, "add")
		peers := w.cluster.Network.Peers(6)
		if len(want) > 1 || topology == "star" {
			if !strings.Contains(answer, "n6 added, linked with "+want+";") {
				t.Errorf("%s: %q, expected %s", topology, answer, want)
			}
		} else if fmt.Sprint(len(peers)) != want {
			t.Errorf("%s: %d peers, expected %s", topology, len(peers), want)
		}
		if len(peers) == 0 {
			continue
		}
		mustDo(t, w, "mine all off")
		w.AdvanceTo(200 * netsim.Second)
		if w.heightOf(6) != w.Height() {
			t.Errorf("%s: the new node has height %d of %d", topology, w.heightOf(6), w.Height())
		}
		noFailedChecks(t, w)
	}
}

// Whatever faults there were, a settled world is at one tip and at rest.
func TestSettledWorldIsAtOneTip(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Loss, c.TxRate = 0.3, 1 })
	for at, line := range []string{"partition n0-n3 | n4-n7", "crash n2", "freeze n5", "skew n6 300s", "cut n0 n1", "hold all"} {
		w.AdvanceTo(netsim.Time(at+1) * 50 * netsim.Second)
		_, _ = w.DoLine(line)
	}
	w.AdvanceTo(600 * netsim.Second)
	if err := settleWithin(t.Context(), w, 600*netsim.Second); err != nil {
		t.Fatal(err)
	}
	if !w.Converged() || w.MinerRuns() || w.cluster.Workload.PerSecond != 0 || w.cluster.NewLink().Loss != 0 || w.cluster.Running != 8 || len(w.View(0).Tips) != 1 {
		t.Errorf("the world is not settled: %d tips", w.Tips())
	}
	noFailedChecks(t, w)
	everyCoin(t, w)
}

// Where agreement is impossible, settling says how far it came.
func TestNotSettled(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Topology = 2, "none" })
	w.AdvanceTo(200 * netsim.Second)
	err := settleWithin(t.Context(), w, 100*netsim.Second)
	if err != (ErrNotSettled{100 * netsim.Second, 2}) || !strings.Contains(err.Error(), "expected one tip within 100.000s, found 2") {
		t.Errorf("error %v", err)
	}
}
