package program

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/sosocoin/sim/plain"
)

// What nobody should be able to show on somebody else's terminal: orders to it in their
// short and long forms, letters that turn what stands around them, and a line that looks
// like one of the program.
const (
	orders  = "\x1b]0;title\a\x1b[31m\x7f"
	turns   = "\u202egnp\u2066\u200f"
	newline = "\nsosocoin: fine"
	hostile = orders + turns + newline
)

// Whatever a name or a value is made of, a message quotes it and no terminal obeys it.
func TestMessagesQuoteWhatTheyWereGiven(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	headless := func(flags ...string) []string { return append([]string{"--headless", "--for", "1s"}, flags...) }
	for name, c := range map[string]struct {
		flags       []string
		environment string
	}{
		"scenario":                {flags: []string{"--headless", "--scenario", hostile}},
		"config":                  {flags: headless("--config", hostile)},
		"record":                  {flags: headless("--record", filepath.Join(dir, hostile, "x"))},
		"csv":                     {flags: headless("--csv", filepath.Join(dir, hostile, "x"))},
		"trace":                   {flags: headless("--trace", filepath.Join(dir, hostile, "x"))},
		"report":                  {flags: headless("--report", filepath.Join(dir, hostile, "x"))},
		"svg":                     {flags: headless("--svg", filepath.Join(dir, hostile, "x"))},
		"a value":                 {flags: headless("--latency", hostile)},
		"a parameter":             {flags: headless("--param", hostile)},
		"a line":                  {flags: headless("--do", "mine "+turns+orders)},
		"a flag":                  {flags: headless("--" + hostile)},
		"a short flag":            {flags: headless("-" + hostile)},
		"a word":                  {flags: []string{hostile}},
		"a shell":                 {flags: []string{"completion", hostile}},
		"a chapter":               {flags: []string{"help", hostile}},
		"a variable":              {flags: headless(), environment: "SOSOCOIN_LATENCY=" + hostile},
		"a key of a file":         {flags: headless("--config", write("key.yaml", `"a\e]0;t\a\u202e\n": 1`))},
		"a value of a file":       {flags: headless("--config", write("value.yaml", `latency: "a\e]0;t\a\u202e\n"`))},
		"a file of the dashboard": {flags: headless("--config", write("keys.yaml", "keys:\n  pause: \"\\e]0;t\\a\\u202e\"\n"))},
		"a file that is wrong":    {flags: []string{"--headless", "--scenario", write("wrong"+hostile+".scenario", "nodes 2\nmine "+turns+"\n")}},
		"a theme":                 {flags: []string{"--theme", hostile}},
	} {
		t.Run(name, func(t *testing.T) {
			command := programAs(t, asProgram, c.flags...)
			if c.environment != "" {
				command.Env = append(os.Environ(), c.environment)
			}
			var out, told bytes.Buffer
			command.Stdout, command.Stderr = &out, &told
			if got := exitCode(command.Run()); got != exitUsage {
				t.Errorf("exit code %d, expected %d: %s%s", got, exitUsage, out.String(), told.String())
			}
			text := told.String()
			if plain.Text(text) != text {
				t.Errorf("not fit for a terminal: %q", text)
			}
			if n := strings.Count(text, "\n"); n != 2 {
				t.Errorf("%d lines, expected a message and where the flags are listed: %q", n, text)
			}
			if !strings.Contains(text, `\x1b]0;t`) && !strings.Contains(text, `\u202e`) {
				t.Errorf("it does not say what was found: %q", text)
			}
		})
	}
}

// tricky is a scenario of which each text tries to turn the line around or to break it.
const tricky = "# a title \u202e of it\nnodes 2\npage Page \u202e one\nsay said \u2066\u202e \u2028 by 👨\u200d👩 it \u200b\n" +
	"task height(n0) >= 1: do \u202e it\nhint with \u200f m\nsolve mine n0 on\n@30s say done \u061c\nexpect tips == 7\n"

// What a scenario says is shown, and turns nothing.
func TestScenariosGiveATerminalNoOrders(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a\u202e\x1b[31m.scenario")
	page := file + ".html"
	if err := os.WriteFile(file, []byte(tricky), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"--json=false", "--json"} {
		command := programAs(t, asProgram, "--headless", "--scenario", file, "--report", page, form)
		var out, told bytes.Buffer
		command.Stdout, command.Stderr = &out, &told
		if got := exitCode(command.Run()); got != exitFailed {
			t.Fatalf("%s: exit code %d, expected %d: %s", form, got, exitFailed, told.String())
		}
		all := out.String() + told.String() + string(contents(t, page))
		if shown := plain.Text(all); shown != all {
			t.Errorf("%s: not fit to be shown: %q", form, all)
		}
		for _, want := range []string{`said \u2066\u202e \u2028 by 👨` + "\u200d" + `👩 it \u200b`, `done \u061c`, `a\u202e\x1b[31m.scenario:9: expected tips == 7`} {
			if got := strings.Count(all, want); got != 2 {
				t.Errorf("%s: %s is told %d times, expected on a stream and on the page", form, want, got)
			}
		}
	}
}

// The same in the dashboard.
func TestScenariosGiveTheDashboardNoOrders(t *testing.T) {
	dir := t.TempDir()
	const sentence, hash = "区块由矿工打包交易后通过反复计算哈希值直到结果小于目标值才能产生并广播给其他节点", "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f"
	file := filepath.Join(dir, "a\u202e\x1b[31m.scenario")
	text := "nodes 4\npage Hash \u202e\nsay " + sentence + "\nsay Genesis: " + hash + "\nsay \u202e\u2066" + hash + "\u2028\ntask height(n0) >= 1: " + sentence + "\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		s := open(t, size[0], size[1], programAs(t, asProgram, "--scenario", file))
		s.has("n skip")
		s.press(":save none\u202e/x\r") // a short path: the words that are looked for stay on one line
		s.has("cannot be written")
		s.press("\x03")
		s.ends(exitInterrupted)
		s.mu.Lock()
		for _, r := range s.output.String() {
			if r != '\x1b' && r != '\r' && r != '\n' && r != '\a' && !plain.Visible(r) {
				t.Errorf("%dx%d: %U was sent to the terminal", size[0], size[1], r)
				break
			}
		}
		s.mu.Unlock()
	}
}
