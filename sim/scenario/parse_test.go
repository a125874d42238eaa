package scenario_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/scenario"
)

// whereAside leaves out where things stand in a file.
var whereAside = cmp.Options{
	cmpopts.IgnoreFields(scenario.Setting{}, "Line", "Column"),
	cmpopts.IgnoreFields(scenario.Line{}, "Number"),
	cmpopts.IgnoreUnexported(figure.Figure{}, scenario.Repeat{}, scenario.Close{}),
}

const all = `# All that a file can have
nodes 10 topology=random:4 latency=200ms   # and a comment
seed 7 loss=1%

mine all on
@30s  partition n0-n4 | n5-n9
+5s say   Who is right? # is part of it
run 1m30s
until height(n3)>=3 within=10m
until converged within=1m
expect tips == 1
! expect stale.rate > 20%
expect balance(0) about 100 +- 50
expect converged != true
settle within=60s
settle
`

func TestAFileIsRead(t *testing.T) {
	s, err := scenario.Parse("all", all)
	if err != nil {
		t.Fatal(err)
	}
	want := `# All that a file can have
nodes 10 topology=random:4 latency=200ms loss=1% seed=7
mine all on
@30s partition n0-n4 | n5-n9
+5s say Who is right? # is part of it
run 1m30s
until height(n3) >= 3 within=10m
until converged within=1m
expect tips == 1
! expect stale.rate > 20%
expect balance(n0) about 100 +- 50
expect converged != true
settle within=1m
settle
`
	if diff := cmp.Diff(want, s.String()); diff != "" {
		t.Error(diff)
	}
	if s.Title != "All that a file can have" || s.Lines[0].Number != 5 || s.Settings[3] != (scenario.Setting{Name: "loss", Value: "1%", Line: 3, Column: 13}) {
		t.Errorf("%+v", s)
	}
	config, err := s.Config()
	if err != nil || config.Nodes != 10 || config.Seed != 7 || config.Latency != 200*time.Millisecond || config.Loss != 0.01 || config.Interval != 10*time.Second {
		t.Errorf("%+v %v", config, err)
	}
	// A mark at the start and other line ends change nothing.
	other, err := scenario.Parse("all", "\ufeff"+strings.ReplaceAll(all, "\n", "\r\n"))
	if diff := cmp.Diff(s, other, cmpopts.IgnoreUnexported(figure.Figure{})); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

// Each example of the tables is read as what it is an example of.
func TestExamplesAreRead(t *testing.T) {
	for _, spec := range scenario.Steps() {
		before, after := surroundings(spec.Name)
		s, err := scenario.Parse("f", before+spec.Example+"\n"+after)
		if err != nil || s.Lines[strings.Count(before, "\n")].Step.String() != spec.Example || !strings.HasPrefix(spec.Example, spec.Name) {
			t.Errorf("%s: %v", spec.Example, err)
		}
	}
}

// surroundings are the lines that a step needs around it.
func surroundings(step string) (before, after string) {
	switch step {
	case "repeat":
		return "", "}\n"
	case "}":
		return "repeat 2 {\n", ""
	case "task":
		return "page A\n", ""
	case "hint", "solve":
		return "page A\ntask tips == 1: Look.\n", ""
	}
	return "", ""
}

func anyCondition() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		r := rapid.SampledFrom(scenario.Readings()).Draw(t, "reading")
		values := map[figure.Unit][]string{
			figure.Count: {"0", "3", "2.5", "1000000"}, figure.Coins: {"50", "0.00000001", "21000000"}, figure.Rate: {"0%", "12.5%", "100%"},
			figure.Span: {"0s", "1.5s", "1h0m1s", "200000h"}, figure.Moment: {"0s", "1.5s", "1h0m1s", "200000h"}, figure.Truth: {"true", "false"},
		}[r.Unit]
		value := func() string { return rapid.SampledFrom(values).Draw(t, "value") }
		subject := map[figure.Kind]string{
			figure.OfWorld: r.Name, figure.OfNode: r.Name + rapid.SampledFrom([]string{"(n0)", "(n12)", "(zoe)"}).Draw(t, "node"),
			figure.OfPayment: r.Name + rapid.SampledFrom([]string{"(rent)", "(rent,n3)", "(rent,zoe)"}).Draw(t, "payment"), figure.OfRule: r.Name + "(work)",
		}[r.Of]
		ops := []string{"==", "!=", "<", "<=", ">", ">=", "about"}
		if r.Unit == figure.Truth {
			ops = ops[:2]
		}
		op := rapid.SampledFrom(ops).Draw(t, "op")
		if op == "about" {
			return subject + " about " + value() + " +- " + value()
		}
		return subject + " " + op + " " + value()
	})
}

// Whatever a file says, what is printed of it says the same.
func TestPrintedAndReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString(rapid.SampledFrom([]string{"", "# a title\n", "seed 3 latency=1s\n", "seed 3\nnodes 4 loss=1%\n", "nodes 2 relay=push shares=1,2\n", "seed 3\ncompact size=18kB capable=96.4% missing=1:546,13-14:0.5,16-17:0.5\n", "topology ring\nparam maturity 3\nparam block-size 1MB\n"}).Draw(t, "header"))
		b.WriteString("name n7 zoe\nsend n0 zoe 3 as=rent\n")
		at := 0
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			at++
			b.WriteString(rapid.SampledFrom([]string{"", "  ", "+5ms ", "+1h ", "@" + quantity.FormatDuration(time.Duration(at)*100*time.Hour) + " "}).Draw(t, "stamp"))
			examples := []string{"run 1ns", "settle", "settle within=9m", "say #  two  spaces", "until " + anyCondition().Draw(t, "c") + " within=2m", "expect " + anyCondition().Draw(t, "c"), "! expect " + anyCondition().Draw(t, "c")}
			for _, s := range command.Specs() {
				if s.Kind != command.View && s.Name != "name" && s.Name != "respend" {
					examples = append(examples, s.Example)
				}
			}
			b.WriteString(rapid.SampledFrom(examples).Draw(t, "step") + "\n")
			if rapid.IntRange(0, 5).Draw(t, "page") == 0 {
				b.WriteString("page Two\ntask " + anyCondition().Draw(t, "c") + ": Do: it\nhint h\nsolve mine n0\nsolve run 3s\nwait key\n")
			}
			if rapid.IntRange(0, 5).Draw(t, "repeat") == 0 {
				b.WriteString("repeat 3 {\n+5s say x\nrepeat 2 {\nrun 2s\n}\n}\n")
				at += 1
			}
		}
		readsAgain(t, b.String(), true)
	})
}

func readsAgain(t interface{ Fatalf(string, ...any) }, text string, must bool) {
	s, err := scenario.Parse("f", text)
	if err != nil {
		if must {
			t.Fatalf("%s\n%v", text, err)
		}
		return
	}
	again, err := scenario.Parse("f", s.String())
	if err != nil {
		t.Fatalf("%q is printed\n%s\n%v", text, s, err)
	}
	if diff := cmp.Diff(s, again, whereAside); diff != "" {
		t.Fatalf("%q is printed\n%s\n%s", text, s, diff)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(all)
	f.Add("nodes 5 difficulty=auto\n@1s expect height(n0)about 1+-2")
	f.Add("\ufeff# t\r\n+0s say x\r\nuntil time>5s within=1h")
	f.Fuzz(func(t *testing.T, text string) { readsAgain(t, text, false) })
}
