package flags_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/spf13/pflag"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

// read reads a command line as the program does.
func read(args ...string) (*flags.Settings, error) {
	set := pflag.NewFlagSet("test", pflag.ContinueOnError)
	all := flags.Add(set)
	if err := set.Parse(args); err != nil {
		return nil, flags.Refuse(set, err)
	}
	return all.Settings()
}

func TestWithoutFlagsTheWorldIsTheDefault(t *testing.T) {
	got, err := read()
	if err != nil {
		t.Fatal(err)
	}
	want := &flags.Settings{World: settings.Default(), Outputs: flags.Outputs{Picture: flags.Picture{W: 120, H: 40}}, Dots: "braille", Mouse: true}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(flags.Settings{})); diff != "" {
		t.Error(diff)
	}
}

func TestEachFlagArrives(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	got, err := read("--nodes", "4", "--topology", "ring", "--latency", "250ms", "--jitter", "10ms", "--bandwidth", "64kB",
		"--loss", "5%", "--hashrate", "2kH/s", "--shares", "3,1, 1,0", "--interval", "1m", "--difficulty", "12",
		"--retarget", "bitcoin", "--relay", "push", "--tx-rate", "0.5", "--mine", "0,2-3", "--seed", "18446744073709551615",
		"--param", "maturity=10", "--param=block-size=64kB", "--record", at("run.scenario"),
		"--for", "1h", "--blocks", "100", "--do", "heal", "--do", "crash n0,n1", "--headless", "--json", "--svg", at("end.svg"), "--csv", at("tables"), "--trace", at("all.jsonl"), "--report", at("run.html"), "--size", "250x80", "--theme", "light", "--exec", "serial",
		"--ascii", "--mouse=false", "--language", "de")
	if err != nil {
		t.Fatal(err)
	}
	params := chain.DefaultParams()
	params.Maturity, params.MaxBlockSize = 10, 64_000
	serial := netsim.Serial
	want := &flags.Settings{
		Exec: &serial,
		World: settings.Config{
			Params: params,
			Nodes:  4, Topology: "ring", Latency: 250 * time.Millisecond, Jitter: 10 * time.Millisecond, Bandwidth: 64_000,
			Loss: 0.05, HashRate: 2000, Shares: []float64{3, 1, 1, 0}, Interval: time.Minute,
			Difficulty: settings.Difficulty{Fixed: true, Bits: 12}, Retarget: "bitcoin", Relay: "push", TxRate: 0.5,
			Mine: nodeset.List{Nodes: []int{0, 2, 3}}, Seed: 1<<64 - 1,
		},
		Limits:   sim.Limits{For: netsim.Time(time.Hour), Blocks: 100},
		Do:       []command.Command{command.Heal{}, command.Crash{Nodes: nodeset.List{Nodes: []int{0, 1}}}},
		Headless: true, JSON: true, Theme: "light", ASCII: true, Dots: "braille", Language: "de",
		Outputs: flags.Outputs{Record: at("run.scenario"), CSV: at("tables"), Trace: at("all.jsonl"), Page: at("run.html"), Picture: flags.Picture{File: at("end.svg"), W: 250, H: 80}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(flags.Settings{})); diff != "" {
		t.Error(diff)
	}
}

// The words of every refusal are in the scripts at the top level; here it is that
// each refusal tells which flag it is about.
func TestRefusalsNameTheFlag(t *testing.T) {
	for _, c := range []struct{ flag, value string }{
		{"nodes", "1"}, {"topology", "cube"}, {"latency", "-1s"}, {"jitter", "x"}, {"bandwidth", "-1"}, {"loss", "1.5"},
		{"hashrate", "0"}, {"shares", "1"}, {"interval", "0s"}, {"difficulty", "65"}, {"retarget", "x"}, {"relay", "x"},
		{"tx-rate", "-1"}, {"mine", "n8"}, {"strategy", "n8:selfish"}, {"strategy", "n0:greedy"}, {"seed", "-1"}, {"for", "0s"}, {"blocks", "0"}, {"do", "mien"},
		{"headless", "x"}, {"json", "x"}, {"ascii", "x"}, {"mouse", "x"}, {"theme", ""}, {"json", "true"}, {"headless", "true"},
		{"param", "maturity"}, {"param", "maturity=-1"}, {"param", "matrity=3"}, {"param", ""}, {"param", "window=0"}, {"param", "subsidy=1000000"},
		{"record", ""}, {"record", "."}, {"svg", ""}, {"svg", "."}, {"svg", "end.svg"}, {"csv", ""}, {"csv", "flags_test.go"}, {"csv", "tables"}, {"trace", ""}, {"trace", "."}, {"trace", "all"},
		{"report", ""}, {"report", "."}, {"exec", "fast"}, {"exec", ""}, {"report", "run.html"}, {"size", "59x15"}, {"size", "60x15"},
	} {
		_, err := read("--" + c.flag + "=" + c.value)
		var refused *flags.Error
		if !errors.As(err, &refused) || refused.Flag != c.flag {
			t.Errorf("--%s=%s: error %v, want one about --%s", c.flag, c.value, err, c.flag)
		}
	}
}

// Whatever stands on a command line, it is read or refused, and what is read can
// be built.
func FuzzSettings(f *testing.F) {
	for _, seed := range [][2]string{
		{"nodes", "8"}, {"topology", "random:3"}, {"latency", "1h2m"}, {"loss", "1e-3"}, {"shares", "1,1,1,1,1,1,1,1"},
		{"shares", "1e308,1e308,0,0,0,0,0,0"}, {"mine", "n0-n3,7"}, {"difficulty", "64"}, {"bandwidth", "1B"}, {"hashrate", "1mH/s"},
		{"do", "link n0 n9"}, {"for", "9e9h"}, {"blocks", "2147483647"}, {"seed", "0"}, {"tx-rate", "1e6"}, {"param", "halving=210000"}, {"param", "past-limit=-1s"}, {"lattency", "1"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, flag, value string) {
		s, err := read("--"+flag, value)
		if err != nil {
			if err.Error() == "" {
				t.Error("a refusal without words")
			}
			return
		}
		if s.World.Nodes > 100 {
			return // it could be built, but not quickly
		}
		if err := s.World.Validate(); err != nil {
			t.Errorf("accepted, but: %v", err)
		}
	})
}
