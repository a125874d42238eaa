package classroom

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
)

const password = "open sesame"

// class is a classroom with a teacher's world that runs.
type class struct {
	t      *testing.T
	driver *live.Driver
	server *Server
	key    gossh.Signer // of a guest who is known
}

func newSigner(t *testing.T) gossh.Signer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

func newClass(t *testing.T, idle time.Duration) *class {
	t.Helper()
	return newClassOf(t, Settings{Idle: idle})
}

func newClassOf(t *testing.T, s Settings) *class {
	t.Helper()
	config := settings.Default()
	config.Nodes, config.Observe, config.Exec = 5, true, netsim.Serial
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	c := &class{t: t, key: newSigner(t), driver: live.NewDriver(live.NewTimeline(w, nil), sim.Limits{}, live.Library{}, time.Now)}
	s.Address, s.HostKey = "127.0.0.1:0", newSigner(t)
	s.Door = Door{Keys: []ssh.PublicKey{c.key.PublicKey()}, Password: password}
	c.server, err = Listen(s)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- c.driver.Run(ctx) }()
	c.server.Serve(ctx, taught{c.driver})
	t.Cleanup(func() {
		cancel()
		c.server.Close()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		c.driver.Close()
	})
	return c
}

// taught is the teacher's world.
type taught struct{ *live.Driver }

func (t taught) Find(ctx context.Context, id string) (subject view.Subject, err error) {
	gone := t.At(ctx, func(m live.Moment) { subject, err = m.World().Find(id) })
	return subject, errors.Join(gone, err)
}

// state is what a guest must not change.
func (c *class) state() string {
	c.t.Helper()
	clock, now := c.driver.View().Clock, ""
	if err := c.driver.At(c.t.Context(), func(m live.Moment) {
		now = fmt.Sprint(m.World().Now(), len(m.World().Journal()), m.World().Digest())
	}); err != nil {
		c.t.Fatal(err)
	}
	return fmt.Sprint(clock.Paused, clock.Speed, now)
}

func (c *class) do(line string) {
	c.t.Helper()
	if _, err := c.driver.Do(c.t.Context(), line); err != nil {
		c.t.Fatal(err)
	}
}

func (c *class) dial(auth ...gossh.AuthMethod) (*gossh.Client, error) {
	return gossh.Dial("tcp", c.server.Address(), &gossh.ClientConfig{User: "x", Auth: auth, HostKeyCallback: gossh.FixedHostKey(c.server.settings.HostKey.PublicKey())})
}

func (c *class) client() *gossh.Client {
	c.t.Helper()
	client, err := c.dial(gossh.PublicKeys(c.key))
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { _ = client.Close() })
	return client
}

// visit is a guest at a terminal.
type visit struct {
	*gossh.Session
	in  io.Writer
	out io.Reader
	got bytes.Buffer
}

func (c *class) visit(width, height int) *visit {
	c.t.Helper()
	session, err := c.client().NewSession()
	if err != nil {
		c.t.Fatal(err)
	}
	v := &visit{Session: session}
	if v.in, err = session.StdinPipe(); err != nil {
		c.t.Fatal(err)
	}
	if v.out, err = session.StdoutPipe(); err != nil {
		c.t.Fatal(err)
	}
	if err := session.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}); err != nil {
		c.t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		c.t.Fatal(err)
	}
	return v
}

// sees reads until a text has come.
func (v *visit) sees(t *testing.T, text string) {
	t.Helper()
	p := make([]byte, 4096)
	for !strings.Contains(v.got.String(), text) {
		n, err := v.out.Read(p)
		v.got.Write(p[:n])
		if err != nil {
			t.Fatalf("%v before %q came, after %q", err, text, v.got.String())
		}
	}
	v.got.Reset()
}

func (v *visit) types(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(v.in, keys); err != nil {
		t.Fatal(err)
	}
}
