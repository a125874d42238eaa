package scenario_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/settings"
)

// recorded is the journal of a short run with all kinds of settings and commands.
func recorded(t *testing.T) string {
	t.Helper()
	config := settings.Default()
	config.Nodes, config.Seed, config.Shares, config.TxRate, config.Loss = 4, 7, []float64{1, 2, 0.5, 1}, 0.2, 0.015
	config.Params.Maturity = 2
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var marks []scenario.Mark
	lines := map[int]string{0: "name n3 zoe", 15: "partition n0,n1 | n2,zoe", 20: "send n0 n1 1 as=rent", 41: "skew zoe -2.5s", 60: "heal", 61: "newkey zoe", 75: "hashrate n2 12.5H/s"}
	for second := range 100 {
		w.AdvanceTo(netsim.Time(second) * netsim.Second)
		if second%20 == 0 && second > 0 {
			marks = append(marks, scenario.Mark{At: w.Now(), Digest: w.Digest()})
		}
		if line := lines[second]; line != "" {
			_, _ = w.DoLine(line) // n0 may not have found a block yet
		}
	}
	w.AdvanceTo(99*netsim.Second + 1)
	return scenario.Record("A short run", config, w.Journal(), marks, scenario.Mark{At: w.Now(), Digest: w.Digest()})
}

// build makes the world that a scenario asks for.
func build(t *testing.T, s *scenario.Scenario) (*sim.World, error) {
	t.Helper()
	config, err := s.Config()
	if err != nil {
		return nil, err
	}
	config.Exec = netsim.Workers
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w, nil
}

// replay reads a journal and runs it.
func replay(t *testing.T, text string) ([]*scenario.Failure, error) {
	t.Helper()
	s, err := scenario.Parse("f", text)
	if err != nil {
		return nil, err
	}
	w, err := build(t, s)
	if err != nil {
		return nil, err
	}
	return s.Run(context.Background(), w, nil)
}

// A journal of a world with regions and a model of compact blocks has them, and the
// settings that go with them.
func TestAJournalOfRegions(t *testing.T) {
	const header = "nodes 6 topology=full jitter=pareto:5ms loss=0% processing=10ms,2ms uploads=1 hashrate=auto shares=normal:0.25 interval=10m difficulty=6 retarget=naive relay=compact "
	const regions = "region west share=50% up=2.4MB down=6.5MB latency=west:27ms,east:119ms\nregion east share=50% latency=west:121ms,east:6ms\n" +
		"compact size=18kB capable=80% churning=97.6% fail=13% churning-fail=27% missing=1:546,2:66,13-14:7\n"
	s, err := scenario.Parse("f", header+"\nparam payload 535kB\n"+regions+"run 1h\n")
	if err != nil {
		t.Fatal(err)
	}
	w, err := build(t, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"name n0 carol", "partition west,carol | east", "latency 300ms east west oneway", "mine east off"} {
		w.AdvanceTo(w.Now() + 600*netsim.Second)
		if _, err := w.DoLine(line); err != nil {
			t.Fatal(err)
		}
	}
	w.AdvanceTo(3600 * netsim.Second)
	text := scenario.Record("Regions", w.Config(), w.Journal(), nil, scenario.Mark{At: w.Now(), Digest: w.Digest()})
	if !strings.Contains(text, header) || !strings.Contains(text, "param payload 535kB\n") || !strings.Contains(text, regions) ||
		!strings.Contains(text, "\n@20m partition west,n0 | east\n@30m latency 300ms east west oneway\n@40m mine east off\n") {
		t.Error(text)
	}
	if failures, err := replay(t, text); err != nil || len(failures) > 0 {
		t.Errorf("%v %v\n%s", failures, err, text)
	}
}

func TestAJournalReplays(t *testing.T) {
	text := recorded(t)
	if !strings.HasPrefix(text, "# A short run\njournal 1\nnodes 4 topology=random:3 latency=500ms ") || !strings.Contains(text, "\nparam maturity 2\n") ||
		!strings.Contains(text, "\n@20s digest ") || !strings.Contains(text, "\n@41s skew n3 -2.5s\n") || !strings.HasPrefix(text[strings.LastIndex(text, "\n@"):], "\n@1m39.000000001s end ") {
		t.Error(text)
	}
	if failures, err := replay(t, text); err != nil || len(failures) > 0 {
		t.Errorf("%v %v\n%s", failures, err, text)
	}
	s, err := scenario.Parse("f", text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, s.String()); diff != "" {
		t.Error(diff)
	}
	if failures, err := replay(t, strings.ReplaceAll(text, "\n", "\r\n")); err != nil || len(failures) > 0 {
		t.Errorf("with other line ends: %v %v", failures, err)
	}
}

// A journal that is not as it was written is refused, with what can be done; one that
// is played all the same says when the run first differs.
func TestABrokenJournal(t *testing.T) {
	text := recorded(t)
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	last := len(lines)
	for name, c := range map[string]struct{ text, want string }{
		"cut off":          {strings.Join(lines[:last-1], ""), "this journal is cut off: it has no line with its end"},
		"cut inside":       {text[:len(text)-12], "expected a checksum of 16 hex digits"},
		"a line gone":      {strings.Replace(text, "@15s partition n0,n1 | n2,n3\n", "", 1), "this journal was changed after it was written"},
		"a value changed":  {strings.Replace(text, "skew n3 -2.5s", "skew n3 -2.4s", 1), "this journal was changed after it was written"},
		"something after":  {text + "@1h heal\n", "expected nothing after the end of a journal"},
		"an end elsewhere": {"heal\nend 0123456789abcdef\n", `f:2:1: found "end", expected a command or a step`},
		"no journal":       {strings.Replace(text, "journal 1\n", "", 1), `found "end", expected a command or a step`},
	} {
		if _, err := replay(t, c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	played := strings.Replace(strings.Join(lines[:last-1], ""), "journal 1\n", "", 1)
	if failures, err := replay(t, played); err != nil || len(failures) > 0 {
		t.Errorf("without its first and last line: %v %v", failures, err)
	}
	changed := strings.Replace(played, "@41s skew n3 -2.5s", "@41s heal", 1)
	failures, err := replay(t, changed)
	want := "this run differs from the recorded one, first between 40.000s and here, at 60.000s"
	if err != nil || len(failures) != 1 || !strings.Contains(fmt.Sprint(failures[0]), want) {
		t.Errorf("%v %v, want %s", failures, err, want)
	}
}
