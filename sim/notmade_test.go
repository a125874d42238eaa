package sim

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

// Payments that the workload wants and nobody can make are counted, with why.
func TestPaymentsThatCannotBeMade(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*Config)
		lines  []string
		want   []string // reasons
		none   bool     // no payment is made at all
	}{
		{"no workload", func(c *Config) { c.TxRate = 0 }, nil, []string{}, true},
		{"nobody mines, so nobody has coins", func(c *Config) { c.Mine = nodeset.List{} }, nil, []string{"the payer has too few coins"}, true},
		{"coins that never mature", func(c *Config) { c.Params.Maturity = 1000 }, nil, []string{"the payer has too few coins"}, true},
		{"blocks without coins", func(c *Config) { c.Params.Subsidy = 0 }, nil, []string{"the payer has too few coins"}, true},
		{"more than there can be", nil, []string{"workload 2 amount=20000000000 fee=80000000000 spread=fixed"}, []string{"the amount is too large"}, true},
		{"rich payers", func(c *Config) { c.TxRate = 0.001 }, nil, []string{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			config := settings.Default()
			config.TxRate = 2
			config.Exec = netsim.Workers
			if c.change != nil {
				c.change(&config)
			}
			w, err := NewWorld(config)
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			for _, line := range c.lines {
				if _, err := w.DoLine(line); err != nil {
					t.Fatal(err)
				}
			}
			w.AdvanceTo(100 * netsim.Second)
			r, found, total := w.Report(), []string{}, uint64(0)
			for _, n := range r.NotMade {
				found, total = append(found, n.Reason), total+n.Payments
			}
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Errorf("reasons differ:\n%s", diff)
			}
			if (r.Figures.Int("txs.created") == 0) != c.none && c.none {
				t.Errorf("%d payments were made, expected none", r.Figures.Int("txs.created"))
			}
			if len(c.want) > 0 && (total < 100 || total > 300) {
				t.Errorf("%d payments were not made, expected about 200", total)
			}
		})
	}
}
