package sandbox

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/cost"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/strategy"
)

// Bounds are those of one world.
type Bounds struct {
	Nodes    int
	Speed    float64 // virtual seconds per second
	HashRate float64 // of a node, in hashes per virtual second
	Payments float64 // random ones per virtual second
	Events   float64 // per virtual second, as far as the settings tell
	Handled  uint64  // events in all, by which its memory is some 50 MB at most
	Branches int
	Commands int // on a branch
}

// Usual are bounds within which all lessons fit.
func Usual() Bounds {
	return Bounds{Nodes: 40, Speed: 16, HashRate: 5000, Payments: 50, Events: 20_000, Handled: 500_000, Branches: 16, Commands: 5000}
}

// String tells the bounds that people meet first.
func (b Bounds) String() string {
	return fmt.Sprintf("%d nodes and a speed of %s", b.Nodes, quantity.FormatSpeed(b.Speed))
}

// Confine bounds the driver of a world, of so many at once.
func (b Bounds) Confine(d *live.Driver, worlds int) {
	const part = 0.75 // of the machine for all of them, if all are busy
	share := min(part*float64(runtime.GOMAXPROCS(0))/float64(max(worlds, 1)), 0.5)
	live.Confine(d, live.Confines{Allows: b.Allows, Speed: b.Speed, Share: share, Events: b.Handled, Branches: b.Branches, Commands: b.Commands})
}

// Fits says what of a world's settings is too much. The error is a *settings.Error.
func (b Bounds) Fits(c *settings.Config) error {
	over := func(name, format string, args ...any) error {
		return &settings.Error{Setting: name, Problem: fmt.Sprintf(format, args...) + " of a world here"}
	}
	for _, s := range c.Strategies {
		if file := fileOf(s); file != "" {
			return &settings.Error{Setting: "strategy", Problem: noFiles(file).Error()}
		}
	}
	if c.Nodes > b.Nodes {
		return over("nodes", "%d are more than the %d", c.Nodes, b.Nodes)
	}
	if c.TxRate > b.Payments {
		return over("tx-rate", "%s payments per virtual second are more than the %s", quantity.FormatPerSecond(c.TxRate), quantity.FormatPerSecond(b.Payments))
	}
	miners, err := c.Miners()
	if err != nil {
		return err
	}
	settled := c.Settled(miners)
	for _, rate := range settled.HashRates() {
		if rate > b.HashRate {
			return over("hashrate", "%s is more than the %s of a node", quantity.FormatRate(rate), quantity.FormatRate(b.HashRate))
		}
	}
	if guess := cost.Of(c); guess.Events > b.Events {
		return over("interval", "some %.0f events per virtual second, by it and the payments, are more than the %.0f", guess.Events, b.Events)
	}
	return nil
}

// Allows says why a command is refused in a world.
func (b Bounds) Allows(w *sim.World, c command.Command) error {
	if file := fileOf(c); file != "" {
		return noFiles(file)
	}
	switch c := c.(type) {
	case command.Add:
		if w.Nodes() >= b.Nodes {
			return fmt.Errorf("there are %d nodes already, as many as a world here may have", w.Nodes())
		}
	case command.Speed:
		if c.Factor > b.Speed {
			return fmt.Errorf("%s is too fast; a world here goes at %s at most", quantity.FormatSpeed(c.Factor), quantity.FormatSpeed(b.Speed))
		}
	case command.Workload:
		if c.PerSecond > b.Payments {
			return fmt.Errorf("%s payments per virtual second are too many; expected at most %s", quantity.FormatPerSecond(c.PerSecond), quantity.FormatPerSecond(b.Payments))
		}
	case command.HashRate:
		if rate := b.after(w, c); rate > b.HashRate {
			return fmt.Errorf("%s is too much; a node here has at most %s", quantity.FormatRate(rate), quantity.FormatRate(b.HashRate))
		}
	}
	return nil
}

// after is the greatest hash rate that a command gives a node.
func (b Bounds) after(w *sim.World, c command.HashRate) (most float64) {
	if c.Times == 0 {
		return c.Rate
	}
	for id := range w.Nodes() {
		if c.Nodes.All || len(c.Nodes.Regions) > 0 || slices.Contains(c.Nodes.Nodes, id) {
			most = max(most, w.Node(id).HashRate()*c.Times)
		}
	}
	return most
}

// fileOf is the file that a command would read or write; "": none.
func fileOf(c command.Command) string {
	switch c := c.(type) {
	case command.Save:
		return c.File
	case command.Picture:
		return "a picture"
	case command.Play:
		if !scenarios.IsName(c.Name) {
			return c.Name
		}
	case command.Strategy:
		if way, ok := c.Way.(strategy.FromFile); ok {
			return way.File
		}
	}
	return ""
}

// Near refuses a command that would touch a file elsewhere than below the directory in which the
// program was started: for those who give it commands, but may be other users of this machine.
// What is written there takes the place of nothing but an earlier record of a run; what is read has
// the ending of its kind, since a refusal quotes what it found.
func Near(_ *sim.World, c command.Command) error {
	file := fileOf(c)
	if file == "" {
		return nil
	}
	hidden := strings.HasPrefix(file, ".") && !strings.HasPrefix(file, "./") || strings.Contains(file, "/.")
	if !filepath.IsLocal(file) || hidden {
		return fmt.Errorf("%.60s is not below the directory in which the program was started; expected a name such as my.scenario", file)
	}
	ending := ""
	switch c.(type) {
	case command.Save:
		if !records(file) {
			return fmt.Errorf("%.60s is there already, and no record of a run; expected the name of a new file", file)
		}
	case command.Play:
		ending = ".scenario"
	case command.Strategy:
		ending = ".policy"
	}
	if !strings.HasSuffix(file, ending) {
		return fmt.Errorf("%.60s has another name than such a file has here; expected one such as my%s", file, ending)
	}
	return nil
}

// records says whether a file is the record of a run, or not there.
func records(file string) bool {
	about, err := os.Lstat(file) // a link may lead anywhere
	if err != nil || !about.Mode().IsRegular() {
		return errors.Is(err, fs.ErrNotExist)
	}
	text, err := files.Read(file, scenario.MaxSize)
	return err == nil && strings.HasPrefix(string(text), "# "+live.JournalTitle)
}

// noFiles refuses a command that would read or write one.
func noFiles(file string) error {
	return fmt.Errorf("%.60s would be a file of another machine, and a world here has none; share prints a line that takes the run along", file)
}
