package outputs_test

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/settings"
)

// A world keeps what the files need and nothing else. (What is in them, and how their
// failures are told, is in the scripts at the top level.)
func TestAsk(t *testing.T) {
	trace := filepath.Join(t.TempDir(), "trace")
	for _, c := range []struct {
		want                     flags.Outputs
		observe, record, isTrace bool
	}{
		{flags.Outputs{}, false, false, false},
		{flags.Outputs{CSV: "x"}, false, true, false},
		{flags.Outputs{Page: "x"}, false, true, false},
		{flags.Outputs{Picture: flags.Picture{File: "x"}}, true, false, false},
		{flags.Outputs{Trace: trace}, false, false, true},
	} {
		o, err := outputs.Begin(c.want, &outputs.Stream{})
		if err != nil {
			t.Fatal(err)
		}
		var config settings.Config
		o.Ask(&config)
		if config.Observe != c.observe || config.Record != c.record || (config.Trace != nil) != c.isTrace {
			t.Errorf("for %+v: observe %t, record %t, trace %t", c.want, config.Observe, config.Record, config.Trace != nil)
		}
		o.Discard()
	}
	left, err := os.ReadDir(filepath.Dir(trace))
	if err != nil || len(left) > 0 {
		t.Errorf("%d files are left (%v)", len(left), err)
	}
}
