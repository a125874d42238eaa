package program

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/settings"
)

// fenced returns the lines of the guides' blocks of one kind, block by block.
func fenced(t *testing.T, kind string) [][]string {
	t.Helper()
	var blocks [][]string
	for _, g := range guides(t) {
		for _, block := range regexp.MustCompile("(?ms)^```"+kind+"\n(.*?)^```").FindAllStringSubmatch(g.text, -1) {
			blocks = append(blocks, strings.Split(strings.TrimSpace(block[1]), "\n"))
		}
	}
	if len(blocks) == 0 {
		t.Fatalf("no README.md has a block of %s", kind)
	}
	return blocks
}

// Every shell command of the guides works. Long ones are cut short: here it is that
// they are right, not that thousands of seeds are.
func TestReadmeCommandsRun(t *testing.T) {
	shorter := strings.NewReplacer("--blocks 100000", "--blocks 1100", "--blocks 1000", "--blocks 20", "--blocks 200", "--blocks 20", "--blocks 100", "--blocks 5", "--blocks 500", "--blocks 5", "--for 1h", "--for 5m",
		"-seeds 5000", "-seeds 2", "-fuzztime 1m", "-fuzztime 10x", "-bench .", "-bench Packet -benchtime 1x")
	for _, block := range fenced(t, "sh") {
		for _, line := range block {
			words, _, _ := strings.Cut(line, " #")
			words = shorter.Replace(strings.TrimSpace(words))
			t.Run(words, func(t *testing.T) {
				t.Parallel()
				args, ours := strings.CutPrefix(words, "go run .")
				switch {
				case words == "go test ./...": // this is it
				case ours && (strings.Contains(args, "--headless") || strings.Contains(args, "--plain") || strings.Contains(args, "--show-config") || args != "" && !strings.HasPrefix(args, " --")):
					runWithoutTerminal(t, args)
				case ours:
					s := open(t, 120, 40, shell(t, "exec sosocoin"+args))
					s.has("1 Nodes")
					s.press("q")
					s.ends(exitFine)
				case testing.Short():
					t.Skip("builds a test program")
				default:
					c := exec.Command("sh", "-c", words)
					c.Dir = top
					out, err := c.CombinedOutput()
					if err != nil || strings.Contains(string(out), "no tests to run") {
						t.Errorf("%v\n%s", err, out)
					}
				}
			})
		}
	}
}

// shell is a shell command that knows the program by name. It runs in a directory of
// its own, so that files it writes are not those of the repository.
func shell(t *testing.T, line string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(binary, filepath.Join(dir, asProgram)); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "sh", "-c", "PATH="+dir+":$PATH; "+line)
	c.Dir = dir
	return c
}

func runWithoutTerminal(t *testing.T, args string) {
	t.Helper()
	c := shell(t, "mkdir .pictures && sosocoin"+args)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// Every block of the command language runs, line by line, in a world such as its chapter
// has around it.
func TestReadmeLanguageRuns(t *testing.T) {
	worlds := []func(*settings.Config){
		func(*settings.Config) {}, // of the chapter on the language
		func(c *settings.Config) { // of that on the dashboard, with the four flows
			c.Nodes, c.Topology, c.Relay, c.Mine, c.Difficulty = 2, "none", "none", nodeset.List{}, settings.Difficulty{Fixed: true}
		},
	}
	blocks := fenced(t, "sosocoin")
	if len(blocks) != len(worlds) {
		t.Fatalf("the guides have %d blocks of the language, want %d", len(blocks), len(worlds))
	}
	for i, block := range blocks {
		w := newWorld(t, worlds[i])
		for _, line := range block {
			answer, err := w.DoLine(line)
			if err != nil {
				t.Errorf("block %d: %s: %v", i+1, line, err)
			}
			if strings.HasPrefix(line, "balance") && !strings.Contains(answer, map[string]string{"balance n0": " 60 coins", "balance n1": " 90 coins"}[line]) {
				t.Errorf("%s: %s", line, answer)
			}
			w.AdvanceTo(w.Now() + 60*netsim.Second)
		}
	}
}

// The scenarios of the guides end as they expect.
func TestReadmeScenarioRuns(t *testing.T) {
	for _, block := range fenced(t, "scenario") {
		file := filepath.Join(t.TempDir(), "my.scenario")
		if err := os.WriteFile(file, []byte(strings.Join(block, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := programAs(t, asProgram, "--headless", "--scenario", file).CombinedOutput()
		if err != nil || strings.Contains(strings.Join(block, "\n"), "\nbalance n1") && !strings.Contains(string(out), "n1 holds 0 coins") {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

// The defaults that a guide shows are read, and hold.
func TestReadmeConfigHolds(t *testing.T) {
	for _, block := range fenced(t, "yaml") {
		file := filepath.Join(t.TempDir(), "config.yaml")
		if err := os.WriteFile(file, []byte(strings.Join(block, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := programAs(t, asProgram, "--config", file, "--show-config").CombinedOutput()
		for i, line := range block {
			line, _, _ = strings.Cut(line, " #")
			name, _, _ := strings.Cut(line, ":")
			if place := fmt.Sprintf("%s:%d\n", file, i+1); line[0] != '#' && name != "keys" && name != "layouts" && !regexp.MustCompile(`(?m)^`+name+`: .*# `+regexp.QuoteMeta(place)).Match(out) {
				t.Errorf("%s is not from line %d (%v):\n%s", name, i+1, err, out)
			}
		}
		s := open(t, 120, 40, programAs(t, asProgram, "--config", file))
		s.has("space f5 pause")
		s.has("12 nodes")
		s.press("\x1b[15~") // F5
		s.has("paused")
		s.press("q")
		s.ends(exitFine)
	}
}

// Every example of the table of commands runs in a world that mines, where need be
// after other commands; a payment, when there is money. Which messages are under way
// depends on the world, so those examples are about one of this world's.
func TestReadmeExamplesRun(t *testing.T) {
	if testing.Short() {
		t.Skip("one command after the other, on one goroutine")
	}
	before := map[string][]string{
		"unlink": {"link n0 n3"}, "cut": {"link n0 n3"}, "restore": {"link n0 n3", "cut n0 n3"},
		"release": {"hold all"}, "restart": {"crash n2"}, "thaw": {"freeze n1"}, "respend": {"send n0 n1 5 as=rent"}, "tx": {"send n0 n1 5 as=rent"}, "block": {"send n0 n1 5 as=rent"},
		"compare": {"seek 10s", "crash n2"}, "undo": {"heal"}, "reconsider": {"invalidate n0 tip"},
	}
	t.Chdir(t.TempDir()) // where save puts its file
	for _, s := range command.Specs() {
		line := exampleTimeline(t)
		p := &program{newWorld: sim.NewWorld}
		d := live.NewDriver(line, sim.Limits{}, live.Library{Open: p.open, New: p.another}, func() time.Time { return time.Time{} })
		example := strings.Replace(s.Example, " n0 17", " "+underWay(t, line), 1)
		for _, line := range append(before[s.Name], example) {
			c, err := command.Parse(line)
			if err != nil {
				t.Errorf("%s: %v", line, err)
			}
			if _, inspects := c.(command.Inspect); inspects {
				c = command.Inspect{ID: d.View().Tips[0].Hash.String()} // one that this world has
			}
			switch c.(type) {
			case command.Quit, command.Theme, command.Mouse, command.Picture, command.Toasts, command.Panel, command.Layout, command.Museum:
				continue // the prompt's own
			}
			if _, err := d.Begin(c); err != nil {
				t.Errorf("%s: %v", line, err)
			}
		}
		d.Close()
	}
}

// underWay names a message.
func underWay(t *testing.T, line *live.Timeline) string {
	t.Helper()
	known := line.World().View(0).Known
	if len(known.Messages) == 0 {
		t.Fatal("nothing is under way")
	}
	return known.Messages[0].String()
}

// exampleTimeline is ten minutes of a ring of nodes that mine, and the second page of a
// lesson.
func exampleTimeline(t *testing.T) *live.Timeline {
	t.Helper()
	s, err := scenario.Parse("lesson", "page One\npage Two\ntask height(n0) >= 999: Mine.\nsolve mine n0\n")
	if err != nil {
		t.Fatal(err)
	}
	line := live.NewTimeline(newWorld(t, func(c *settings.Config) { c.Topology, c.HashRate = "ring", 5 }), scenario.NewPlayer(s))
	if !line.Next() {
		t.Fatal("the lesson does not wait")
	}
	for line.Now() < 600*netsim.Second || len(line.World().View(0).Known.Messages) == 0 {
		line.Advance(line.Now() + netsim.Second)
	}
	return line
}

func newWorld(t *testing.T, change func(*settings.Config)) *sim.World {
	t.Helper()
	config := settings.Default()
	change(&config)
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

var (
	quoted = regexp.MustCompile("`([^`]+)`")
	found  = regexp.MustCompile(`(\d+) blocks?, \d+ tips?(?:, \d+ views)? ╮`)
)

// blocks is how many blocks have been found, by the frame of the block tree.
func blocks(screen string) int {
	n := 0
	if m := found.FindStringSubmatch(screen); m != nil {
		n, _ = strconv.Atoi(m[1])
	}
	return n
}

// pressNamed presses a key as the tour names it. Two keys take effect later than the
// next could be pressed: time runs to a block by itself, and an escape before another
// key at once would be that key with alt held.
func (s *testTerminal) pressNamed(key string) {
	s.t.Helper()
	names := map[string]string{"tab": "\t", "enter": "\r", "esc": "\x1b", "ctrl+p": "\x10", "down": "\x1b[B", "right": "\x1b[C"}
	before := blocks(s.text())
	switch bytes, named := names[key]; {
	case key == ">":
		s.press(key)
		s.shows("one more block, and paused", func(screen string) bool {
			return blocks(screen) == before+1 && strings.Contains(screen, "paused")
		})
	case key == "esc":
		const open = "esc close"
		s.has(open)
		s.press(bytes)
		s.shows("no box", func(screen string) bool { return !strings.Contains(screen, open) })
	case named:
		s.press(bytes)
	default:
		s.press(key)
	}
}

// TestReadmeTour presses the keys of the tour, and looks for what it promises.
func TestReadmeTour(t *testing.T) {
	in, tour := section(t, "tour")
	start := regexp.MustCompile(`(?m)^go run \. (.*--do pause)$`).FindStringSubmatch(in.text)
	if start == nil {
		t.Fatal("README.md does not say how the tour begins")
	}
	s := open(t, 120, 40, programAs(t, asProgram, strings.Fields(start[1])...))
	s.has("paused")
	for _, row := range strings.Split(strings.TrimSpace(tour), "\n")[2:] {
		keys, see, _ := strings.Cut(strings.Trim(strings.ReplaceAll(row, `\|`, "\x00"), "| "), " | ")
		for _, key := range strings.Fields(strings.Trim(keys, "`")) {
			s.pressNamed(key)
		}
		for _, promised := range quoted.FindAllStringSubmatch(see, -1) {
			s.has(strings.ReplaceAll(promised[1], "\x00", "|"))
		}
	}
	s.ends(exitFine)
}
