package sandbox_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/sandbox"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
)

func world(t *testing.T, words ...string) *sim.World {
	t.Helper()
	config, err := settings.ReadWords(words)
	if err != nil {
		t.Fatal(err)
	}
	config.Exec, config.Observe = netsim.Serial, true
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// All that is built in can be played, but the large networks.
func TestLessonsFit(t *testing.T) {
	for _, name := range scenarios.Names() {
		s, err := scenarios.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		config, err := s.Config()
		if err != nil {
			t.Fatal(err)
		}
		if err := sandbox.Usual().Fits(&config); (err == nil) == strings.HasPrefix(name, "bitcoin-2019") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Settings that would cost much are refused, and so are files.
func TestSettingsThatDoNotFit(t *testing.T) {
	for words, says := range map[string]string{
		"nodes=40 topology=full latency=1s":             "",
		"nodes=41":                                      "nodes: 41 are more than the 40 of a world here",
		"tx-rate=1000":                                  "tx-rate: 1000 payments per virtual second are more than the 50",
		"hashrate=1MH/s":                                "hashrate: 1MH/s is more than the 5kH/s of a node",
		"hashrate=auto difficulty=20":                   "hashrate: ",
		"hashrate=3kH/s nodes=3 shares=1,0,0":           "hashrate: 9kH/s is more than",
		"interval=1ms nodes=40 topology=full":           "interval: some ",
		"strategy=n0:policy=/etc/passwd":                "strategy: /etc/passwd would be a file of another machine",
		"strategy=n0:selfish,n1:policy=./x.csv nodes=3": "strategy: ./x.csv would be",
	} {
		config, err := settings.ReadWords(strings.Fields(words))
		if err != nil {
			t.Errorf("%s: %v", words, err)
			continue
		}
		err = sandbox.Usual().Fits(&config)
		if says == "" && err != nil || says != "" && (err == nil || !strings.HasPrefix(err.Error(), says)) {
			t.Errorf("%s: %v; expected %q", words, err, says)
		}
	}
	if _, err := settings.ReadWords([]string{"topology=file:/etc/passwd"}); err == nil {
		t.Error("a world can be told to read a file")
	}
}

// Of all commands those with a file are known, and refused; so is what would cost much.
func TestCommandsThatAreRefused(t *testing.T) {
	w := world(t, "nodes=40")
	defer w.Close()
	var named []string
	for _, s := range command.Specs() {
		if strings.Contains(s.Args, "FILE") {
			named = append(named, s.Name)
		}
	}
	if want := []string{"picture", "play", "save", "strategy"}; !slices.Equal(slices.Sorted(slices.Values(named)), want) {
		t.Errorf("the commands that name a file are %v; expected %v, or fileOf has to know of it", named, want)
	}
	for line, says := range map[string]string{
		"save my.scenario":                     "my.scenario would be a file of another machine",
		"save /etc/cron.d/x":                   "/etc/cron.d/x would be a file",
		"picture x.svg":                        "would be a file",
		"picture":                              "would be a file",
		"play ./x.scenario":                    "./x.scenario would be a file",
		"play /etc/passwd":                     "/etc/passwd would be a file",
		`play ..\x`:                            "would be a file",
		"strategy n0 policy=/etc/passwd":       "/etc/passwd would be a file",
		"strategy n0,n1 policy=x each":         "x would be a file",
		"add":                                  "there are 40 nodes already",
		"speed max":                            "max is too fast; a world here goes at 16 at most",
		"speed 17":                             "17 is too fast",
		"workload 51":                          "51 payments per virtual second are too many; expected at most 50",
		"hashrate all 1MH/s":                   "1MH/s is too much; a node here has at most 5kH/s",
		"hashrate n3 x1000":                    "100kH/s is too much",
		"play fork":                            "",
		"strategy n0 selfish":                  "",
		"speed 16":                             "",
		"hashrate n3 x2":                       "",
		"keys n0":                              "",
		"new nodes=5":                          "",
		"crash all":                            "",
		"share":                                "",
		"workload 50 amount=1":                 "",
		"partition n0 | n1":                    "",
		"mine all on":                          "",
		"latency 200h":                         "",
		"strategy n0 double-spend merchant=n1": "",
	} {
		c, err := command.ParseWith(line, w.Known())
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		err = sandbox.Usual().Allows(w, c)
		if says == "" && err != nil || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("%s: %v; expected %q", line, err, says)
		}
	}
}

// driven is a driver of a world within bounds, that runs.
func driven(t *testing.T, b sandbox.Bounds, words ...string) *live.Driver {
	t.Helper()
	d := live.NewDriver(live.NewTimeline(world(t, words...), nil), sim.Limits{}, live.Library{}, time.Now)
	b.Confine(d, 1)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		d.Close()
	})
	return d
}

// Whatever is typed reaches no file; what is refused has done nothing.
func TestADriverWithinBounds(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("x.scenario", []byte("say Here.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := driven(t, sandbox.Usual())
	for _, line := range []string{"save y.scenario", "play ./x.scenario", "strategy n0 policy=x.scenario", "speed max", "workload 1000"} {
		if answer, err := d.Do(t.Context(), line); err == nil {
			t.Errorf("%s is carried out: %s", line, answer)
		}
	}
	if _, err := d.Do(t.Context(), "crash n0"); err != nil {
		t.Error(err)
	}
	if files, _ := os.ReadDir("."); len(files) != 1 {
		t.Errorf("there are files now: %v", files)
	}
}

func present(t *testing.T, d *live.Driver) *view.View {
	t.Helper()
	v, err := d.Present(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// A world that has grown too large stands still, whatever it is told.
func TestLargeWorldsStop(t *testing.T) {
	b := sandbox.Usual()
	b.Handled = 500
	d := driven(t, b)
	if _, err := d.Do(t.Context(), "run 100h"); err != nil {
		t.Fatal(err)
	}
	if err := d.WhenStopped(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := present(t, d).Now
	for _, line := range []string{"resume", "step", "run 1h", "forward 1h", "until height >= 100000 within=99h"} {
		_, _ = d.Do(t.Context(), line)
		if err := d.WhenStopped(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	v := present(t, d)
	if !strings.HasPrefix(v.Clock.Stopped, "this world is as large as one here may become") {
		t.Errorf("it says %q", v.Clock.Stopped)
	}
	if v.Now > before+60*netsim.Second {
		t.Errorf("it went on from %v to %v", before, v.Now)
	}
}

// A world takes so many commands, and questions after them.
func TestCommandsAreBounded(t *testing.T) {
	b := sandbox.Usual()
	b.Commands = 3
	d := driven(t, b)
	for i, line := range []string{"crash n0", "crash n1", "restart n0", "crash n0", "keys n2"} {
		if _, err := d.Do(t.Context(), line); (err != nil) != (i == 3) {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// The past opens so many branches and no more.
func TestBranchesAreBounded(t *testing.T) {
	b := sandbox.Usual()
	b.Branches = 3
	d := driven(t, b)
	refused := 0
	for _, line := range []string{"run 1m", "pause", "crash n0", "seek 1s", "crash n1", "seek 500ms", "crash n2", "seek 0s", "crash n3", "seek end", "undo"} {
		_, err := d.Do(t.Context(), line)
		if err != nil && strings.Contains(err.Error(), "as many branches as one here may have") {
			refused++
		} else if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		if line == "run 1m" {
			if err := d.WhenThere(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := len(d.View().Timeline.Branches); n != 3 || refused != 2 {
		t.Errorf("%d branches, %d commands were refused", n, refused)
	}
}

// By HTTP files are those below the directory of the program, and nothing but the record of a run
// is written over.
func TestFilesNearby(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"other.txt": "dear diary\n", "run.scenario": "# A recorded run\nsay x\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", "link"); err != nil {
		t.Fatal(err)
	}
	for line, allowed := range map[string]bool{
		"save link": false, "save new.scenario": true, "save ./new.scenario": true, "save runs/new.scenario": true, "save run.scenario": true, "play ./run.scenario": true, "play fork": true,
		"mine n0 one": true, "strategy n0 policy=sm1.policy": true, "play ./other.txt": false, "strategy n0 policy=other.txt": false, "play ./.scenario": false,
		"save other.txt": false, "save /tmp/new.scenario": false, "save ../new.scenario": false, "save runs/../../new.scenario": false, "save .bashrc": false, "save ./.ssh/rc": false,
		"play /etc/passwd": false, "play ../x.scenario": false, "play ./.netrc": false, "strategy n0 policy=/etc/passwd": false, "save ..": false, "save .": false, "save ./..": false,
	} {
		c, err := command.Parse(line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		if err := sandbox.Near(nil, c); (err == nil) != allowed {
			t.Errorf("%s: %v", line, err)
		}
	}
}
