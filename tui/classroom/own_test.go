package classroom

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/sandbox"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui"
)

// lent are worlds of guests, as a server lends them.
type lent struct {
	t     *testing.T
	most  int
	there atomic.Int32
	last  atomic.Pointer[live.Driver]
}

func (l *lent) own(ctx context.Context) (tui.Controller, func(), error) {
	config := settings.Default()
	config.Nodes, config.Observe, config.Exec = 3, true, netsim.Serial
	w, err := sim.NewWorld(config)
	if err != nil {
		return nil, nil, err
	}
	d := live.NewDriver(live.NewTimeline(w, nil), sim.Limits{}, live.Library{}, time.Now)
	sandbox.Usual().Confine(d, l.most)
	l.there.Add(1)
	l.last.Store(d)
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx) }()
	return d, func() {
		cancel()
		if err := <-ended; err != nil {
			l.t.Error(err)
		}
		d.Close()
		l.there.Add(-1)
	}, nil
}

// newLent is a classroom in which each guest has a world of his own.
func newLent(t *testing.T, most int, idle time.Duration) (*class, *lent) {
	t.Helper()
	l := &lent{t: t, most: most}
	return newClassOf(t, Settings{Idle: idle, Most: most, Own: l.own}), l
}

// leaves reads to the end of what a guest sees.
func (v *visit) leaves(t *testing.T) {
	t.Helper()
	if _, err := io.Copy(io.Discard, v.out); err != nil {
		t.Fatal(err)
	}
	_ = v.Wait()
}

// What a guest does in his own world is seen by nobody else, and the one that is taught does not
// change.
func TestOwnWorldsAreApart(t *testing.T) {
	c, l := newLent(t, 8, time.Minute)
	c.do("pause")
	before := c.state()
	first, second := c.visit(100, 30), c.visit(100, 30)
	first.sees(t, "sosocoin")
	second.sees(t, "sosocoin")
	if n := l.there.Load(); n != 2 {
		t.Errorf("there are %d worlds", n)
	}
	first.types(t, ":name n1 alice\r")
	first.sees(t, "alice")
	second.types(t, ":name n2 betty\r")
	second.sees(t, "betty")
	if strings.Contains(second.got.String(), "alice") {
		t.Error("the one sees what the other one does")
	}
	first.types(t, "\x03")
	first.leaves(t)
	second.types(t, "\x1b[27u:name n2 bella\r")
	second.sees(t, "bella")
	if after := c.state(); after != before {
		t.Errorf("the world that is taught has changed:\n%s\n%s", before, after)
	}
}

// There are so many worlds and no more; one that is left, by whatever way, makes room.
func TestWorldsAreBounded(t *testing.T) {
	c, l := newLent(t, 2, time.Minute)
	first, second := c.visit(80, 24), c.visit(80, 24)
	first.sees(t, "sosocoin")
	second.sees(t, "sosocoin")
	if says := c.refused(); !strings.Contains(says, "all 2 places are taken; come again when somebody has left") {
		t.Errorf("a third one is told %q", says)
	}
	first.types(t, "q")
	first.leaves(t)
	third := c.visit(80, 24)
	third.sees(t, "sosocoin")
	if n := l.there.Load(); n != 2 {
		t.Errorf("there are %d worlds", n)
	}
}

// refused is what a guest is told who is not let in.
func (c *class) refused() string {
	c.t.Helper()
	session, err := c.client().NewSession()
	if err != nil {
		c.t.Fatal(err)
	}
	var said bytes.Buffer
	session.Stderr = &said
	if err := session.RequestPty("xterm", 24, 80, gossh.TerminalModes{}); err != nil {
		c.t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		c.t.Fatal(err)
	}
	_ = session.Wait()
	return said.String()
}

// Who types nothing is sent home, and his world ends.
func TestIdleWorldsEnd(t *testing.T) {
	c, l := newLent(t, 2, 300*time.Millisecond)
	v := c.visit(80, 24)
	v.leaves(t)
	select {
	case _, open := <-l.last.Load().Beats():
		for open {
			_, open = <-l.last.Load().Beats()
		}
	case <-t.Context().Done():
	}
}

// Of all commands those that touch this machine are refused in a world of one's own, and all
// others are the guest's.
func TestOwnCommands(t *testing.T) {
	c, l := newLent(t, 2, time.Minute)
	v := c.visit(80, 24)
	v.sees(t, "sosocoin")
	t.Chdir(t.TempDir())
	d := l.last.Load()
	refused := 0
	for _, spec := range command.Specs() {
		if spec.Name == "new" || spec.Name == "play" { // which leave this world
			continue
		}
		_, err := d.Do(t.Context(), spec.Example)
		if err != nil && strings.Contains(err.Error(), "would be a file of another machine") {
			refused++
		}
	}
	if refused != 2 { // picture and save
		t.Errorf("%d examples of commands are refused for their files", refused)
	}
	for _, line := range []string{"save x", "save /tmp/../x", "picture x.svg", "picture", "layout save mine", "play ./x.scenario", "play /etc/passwd", "strategy n0 policy=/etc/passwd", "new strategy=n0:policy=/etc/passwd"} {
		v.types(t, "\x1b[27u\x1b[27u\x1b[27u:"+line+"\r\r")
	}
	v.types(t, "\x1b[27u\x1b[27u\x1b[27u:name n1 zelda\r")
	v.sees(t, "zelda")
	if files, _ := os.ReadDir("."); len(files) > 0 {
		t.Errorf("there are files now: %v", files)
	}
}
