package audit_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/audit"
	"example.com/sosocoin/sim/settings"
)

// world is a run with payments, forks and a block that breaks a rule.
func world(tb testing.TB, change func(*settings.Config)) *sim.World {
	tb.Helper()
	config := settings.Default()
	config.Nodes, config.HashRate, config.TxRate, config.Record = 4, 5, 0.3, true
	if change != nil {
		change(&config)
	}
	w, err := sim.NewWorld(config)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(w.Close)
	w.AdvanceTo(100 * netsim.Second)
	if _, err := w.DoLine("forge n0 coinbase-amount"); err != nil {
		tb.Fatal(err)
	}
	w.AdvanceTo(300 * netsim.Second)
	return w
}

func written(tb testing.TB, w *sim.World) string {
	tb.Helper()
	var out strings.Builder
	if err := audit.Write(&out, w.History()); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}

// What the bytes prove is what the report says.
func TestBytesProveTheReport(t *testing.T) {
	w := world(t, nil)
	r, err := audit.Verify(strings.NewReader(written(t, w)))
	if err != nil {
		t.Fatal(err)
	}
	f := w.Report().Figures
	type sum struct {
		blocks, height, stale, txs int
		coins                      float64
	}
	got := sum{r.Blocks, int(r.Height), r.Stale + len(r.Broken), r.Transactions, float64(r.Coins)}
	want := sum{f.Int("blocks.mined"), f.Int("height"), f.Int("blocks.stale"), f.Int("txs.confirmed"), f.Float("supply")}
	if got != want || !r.Holds || r.Tip != w.BestTip().Hash() {
		t.Errorf("the bytes prove %+v, the report says %+v; holds: %v", got, want, r.Holds)
	}
	if got.txs == 0 || r.Stale == 0 || len(r.Broken) != 1 || !errors.Is(r.Broken[0].Why, chain.RuleCoinbaseAmount) {
		t.Errorf("nothing to see: %+v", r)
	}
}

// No byte of a block on the best chain can be another one.
func TestEachByteCounts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while, and has no goroutines")
	}
	w := world(t, nil)
	whole := written(t, w)
	lines := strings.SplitAfter(whole, "\n")
	best := map[string]bool{}
	for e := w.BestTip(); e.Parent() != nil; e = e.Parent() {
		best[e.Hash().String()] = true
	}
	tried := 0
	for i := 1; i < len(lines)-1; i++ {
		hash := lines[i][len(`{"hash":"`):][:64]
		if !best[hash] || i%6 != 0 {
			continue
		}
		for at := len(`{"hash":"`); at < len(lines[i]); at += 61 {
			digit := strings.IndexByte("0123456789abcdef", lines[i][at])
			if digit < 0 {
				continue
			}
			tried++
			changed := slices.Clone(lines)
			changed[i] = lines[i][:at] + string("123456789abcdef0"[digit]) + lines[i][at+1:]
			r, err := audit.Verify(strings.NewReader(strings.Join(changed, "")))
			if err == nil && r.Holds {
				t.Errorf("line %d, byte %d: nobody notices %s", i+1, at, changed[i][max(0, at-20):at+20])
			}
		}
	}
	if tried < 30 {
		t.Errorf("only %d bytes were changed", tried)
	}
}

func TestBadFilesAreRefused(t *testing.T) {
	lines := strings.SplitAfter(written(t, world(t, nil)), "\n")
	first, second, third := lines[0], lines[1], lines[2]
	for name, c := range map[string]struct{ text, want string }{
		"nothing":          {"", "line 1: it is empty; expected the parameters of consensus, as --chain writes them"},
		"no JSON":          {"hello\n", "line 1: it is no line of such a file: invalid character 'h' looking for beginning of value"},
		"another version":  {strings.Replace(first, `"chain":1`, `"chain":2`, 1), "line 1: chain is 2; expected 1, as --chain writes it"},
		"unknown field":    {strings.Replace(first, `"chain"`, `"chian"`, 1), `line 1: it is no line of such a file: unknown field "chian"`},
		"two objects":      {strings.TrimSpace(first) + "{}\n", "line 1: something follows the object"},
		"other parameters": {strings.Replace(first, `"start_bits":"0x`, `"start_bits":"0xx`, 1), "line 1: start_bits: "},
		"more than bits":   {strings.Replace(first, `","subsidy"`, `z","subsidy"`, 1), "line 1: start_bits: "},
		"bad amount":       {strings.Replace(first, `"subsidy":"50"`, `"subsidy":"-1"`, 1), "line 1: subsidy: "},
		"huge interval":    {strings.Replace(first, `"interval_s":10`, `"interval_s":1e300`, 1), "line 1: "},
		"other genesis":    {strings.Replace(first, `"window":10`, `"window":11`, 1) + second, ""},
		"other subsidy":    {strings.Replace(first, `"subsidy":"50"`, `"subsidy":"51"`, 1), "line 1: genesis: found "},
		"no parent":        {first + third, "line 2: "},
		"twice":            {first + second + second, "line 3: block "},
		"short header":     {first + strings.Replace(second, `"header":"00`, `"header":"`, 1), "line 2: header: "},
		"no hexadecimal":   {first + strings.Replace(second, `"header":"00`, `"header":"zz`, 1), "line 2: header: "},
		"bad transaction":  {first + strings.Replace(second, `"txs":["`, `"txs":["00`, 1), "line 2: transaction 0: "},
		"negative payload": {first + strings.Replace(second, `"txs"`, `"payload":-1,"txs"`, 1), "line 2: payload: -1 is no number of bytes"},
		"null":             {"null\n", "line 1: chain is 0; expected 1, as --chain writes it"},
	} {
		r, err := audit.Verify(strings.NewReader(c.text))
		if c.want == "" {
			if err == nil && r.Holds {
				t.Errorf("%s: it holds", name)
			}
			continue
		}
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %s", name, err, c.want)
		}
	}
}

// Where the rules of the nodes are not those of all, the bytes tell.
func TestLooseRulesAreSeen(t *testing.T) {
	w := world(t, func(c *settings.Config) { c.TxRate = 0 })
	for _, line := range []string{"rules all -coinbase-amount", "forge n0 coinbase-amount"} {
		if _, err := w.DoLine(line); err != nil {
			t.Fatal(err)
		}
	}
	w.AdvanceTo(600 * netsim.Second)
	r, err := audit.Verify(strings.NewReader(written(t, w)))
	if err != nil {
		t.Fatal(err)
	}
	if r.Holds || len(r.Broken) < 2 {
		t.Errorf("it holds, with %d blocks that break rules", len(r.Broken))
	}
	var out bytes.Buffer
	if err := r.Write(&out, 1); err != nil || !strings.Contains(out.String(), "breaks the rule") && !strings.Contains(out.String(), "coinbase") || !strings.Contains(out.String(), fmt.Sprintf("and %d more\n", len(r.Broken)-1)) {
		t.Errorf("%v: %s", err, out.String())
	}
}

// A run that has forgotten its first blocks has no such file.
func TestForgottenBlocksAreTold(t *testing.T) {
	w := world(t, func(c *settings.Config) { c.Keep, c.TxRate = 100, 0 })
	w.AdvanceTo(3000 * netsim.Second)
	var none *audit.Forgotten
	if err := audit.Write(&bytes.Buffer{}, w.History()); !errors.As(err, &none) || none.From == 0 {
		t.Errorf("error %v", err)
	}
}

// Whatever the bytes are, they are judged or refused.
func FuzzVerify(f *testing.F) {
	lines := strings.SplitAfter(written(f, world(f, nil)), "\n")
	f.Add([]byte(strings.Join(lines[:4], "")))
	f.Add([]byte(lines[0]))
	f.Add([]byte("{}\n{}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := audit.Verify(bytes.NewReader(text))
		var bad *audit.Error
		if (r == nil) == (err == nil) || err != nil && !errors.As(err, &bad) {
			t.Errorf("result %v, error %v", r, err)
		}
	})
}
