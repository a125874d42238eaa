package classroom

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
)

// Each command is refused to a guest, but those that say what he looks at.
func TestEachCommandIsRefused(t *testing.T) {
	c := newClass(t, time.Minute)
	c.do("pause")
	g, err := newGuest(t.Context(), &c.server.gallery)
	if err != nil {
		t.Fatal(err)
	}
	before, refused := c.state(), 0
	t.Chdir(t.TempDir())
	for _, spec := range command.Specs() {
		answer, err := g.Do(t.Context(), spec.Example)
		if own := spec.Name == "focus" || spec.Name == "inspect"; err == nil && !own {
			t.Errorf("%s is carried out: %s", spec.Example, answer)
		}
		if err != nil && strings.Contains(err.Error(), "you are a guest here") {
			refused++
		}
	}
	if after := c.state(); after != before {
		t.Errorf("the world has changed:\n%s\n%s", before, after)
	}
	if refused < 60 {
		t.Errorf("%d commands are refused as a guest's", refused)
	}
	if left, _ := os.ReadDir("."); len(left) > 0 {
		t.Errorf("there are files now: %v", left)
	}
}

// What a guest looks at is his own affair.
func TestGuestsLookAtWhatTheyLike(t *testing.T) {
	c := newClass(t, time.Minute)
	first, err := newGuest(t.Context(), &c.server.gallery)
	if err != nil {
		t.Fatal(err)
	}
	second, err := newGuest(t.Context(), &c.server.gallery)
	if err != nil {
		t.Fatal(err)
	}
	genesis := first.View().Tips[0].Hash.String()
	for _, line := range []string{"focus n3", "inspect " + genesis} {
		if _, err := first.Do(t.Context(), line); err != nil {
			t.Fatal(err)
		}
	}
	if v := first.View(); v.Focus.ID != 3 || v.Block == nil {
		t.Errorf("the first looks at n%d, block %v", v.Focus.ID, v.Block)
	}
	if v := second.View(); v.Focus.ID != 0 || v.Block != nil {
		t.Errorf("the second looks at n%d, block %v", v.Focus.ID, v.Block)
	}
	if v := c.driver.View(); v.Focus.ID != 0 || v.Block != nil {
		t.Errorf("the teacher looks at n%d, block %v", v.Focus.ID, v.Block)
	}
}

// Whatever is typed changes nothing but what the guest sees, and writes no file.
func TestEachKeyIsHarmless(t *testing.T) {
	c := newClass(t, time.Minute)
	c.do("pause")
	t.Chdir(t.TempDir())
	before := c.state()
	v := c.visit(120, 40)
	v.sees(t, "sosocoin")
	left := make(chan error, 1)
	go func() {
		_, err := io.Copy(&v.got, v.out)
		left <- err
	}()
	const escape = "\x1b[27u" // one that needs no time to be told from others
	for b := byte(1); b < 0x7f; b++ {
		if b == 3 || b == 'q' || b == 'Q' { // they leave
			continue
		}
		v.types(t, string([]byte{b})+"\r"+escape+escape+escape)
	}
	for _, line := range []string{"picture x.svg", "save x.txt", "layout save mine", "keys n0", "play fork", "new", "share", "mine all on", "resume", "quit"} {
		v.types(t, escape+escape+escape+":"+line+"\r\r")
	}
	if err := <-left; err != nil { // by quit
		t.Fatal(err)
	}
	if !strings.Contains(v.got.String(), "you are a guest here") {
		t.Error("nothing was refused to the guest")
	}
	if after := c.state(); after != before {
		t.Errorf("the world has changed:\n%s\n%s", before, after)
	}
	if files, _ := os.ReadDir("."); len(files) > 0 {
		t.Errorf("there are files now: %v", files)
	}
	secret := ""
	if err := c.driver.At(t.Context(), func(m live.Moment) { secret = m.World().Node(0).Wallet().Keys()[0].Hex() }); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(v.got.String(), secret[:20]) {
		t.Error("a private key was shown")
	}
}

// Twenty guests at once, of whom some resize, type junk, leave by Ctrl-C, vanish, or never read:
// the others and the teacher do not notice.
func TestManyGuests(t *testing.T) {
	c := newClass(t, time.Minute)
	var guests []*visit
	for range 20 {
		guests = append(guests, c.visit(120, 40))
	}
	for i, v := range guests {
		if i%5 != 4 { // who reads at all
			v.sees(t, "sosocoin")
		}
		switch i % 5 {
		case 0:
			if err := v.WindowChange(30, 90); err != nil {
				t.Fatal(err)
			}
		case 1:
			v.types(t, "\x1b[<0;1;1M\x1b[200~\x00\xff\xfe\x1b]52;c;\x07\x1bP\x9c\x1b[999999999999;1H"+strings.Repeat("x", 5000)+"\x1b[201~")
		case 2:
			v.types(t, "\x03")
			if _, err := io.Copy(io.Discard, v.out); err != nil || v.Wait() != nil {
				t.Errorf("left with %v", err)
			}
		case 3:
			_ = v.Close() // as one whose machine dies
		}
	}
	c.do("pause")
	c.do("resume")
	late := c.visit(80, 24)
	late.sees(t, "sosocoin")
	guests[5].types(t, ":focus n4\r")
	guests[5].sees(t, "n4")
	c.do("pause")
}

// A terminal of any size is drawn as far as it makes sense.
func TestSizesAreBounded(t *testing.T) {
	c := newClass(t, time.Minute)
	v := c.visit(1<<31-1, 1<<31-1)
	v.sees(t, "sosocoin")
	if err := v.WindowChange(0, 0); err != nil {
		t.Fatal(err)
	}
	if err := v.WindowChange(40, 120); err != nil {
		t.Fatal(err)
	}
	v.types(t, ":focus n2\r")
	v.sees(t, "n2")
}

// Who types nothing is sent home.
func TestIdleGuestsLeave(t *testing.T) {
	c := newClass(t, 300*time.Millisecond)
	v := c.visit(120, 40)
	if _, err := io.Copy(io.Discard, v.out); err != nil {
		t.Fatal(err)
	}
}

func TestWhoComesIn(t *testing.T) {
	c := newClass(t, time.Minute)
	for _, who := range []struct {
		name string
		auth []gossh.AuthMethod
		in   bool
	}{
		{"the key", []gossh.AuthMethod{gossh.PublicKeys(c.key)}, true},
		{"the password", []gossh.AuthMethod{gossh.Password(password)}, true},
		{"nobody", nil, false},
		{"another key", []gossh.AuthMethod{gossh.PublicKeys(newSigner(t))}, false},
		{"another password", []gossh.AuthMethod{gossh.Password(password + " ")}, false},
		{"no password", []gossh.AuthMethod{gossh.Password("")}, false},
	} {
		client, err := c.dial(who.auth...)
		if (err == nil) != who.in {
			t.Errorf("%s: %v", who.name, err)
		}
		if err == nil {
			_ = client.Close()
		}
	}
}

// There is nothing but a dashboard behind the door.
func TestNothingElse(t *testing.T) {
	c := newClass(t, time.Minute)
	client := c.client()
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com"} {
		if channel, _, err := client.OpenChannel(kind, gossh.Marshal(struct {
			Host string
			Port uint32
			From string
			Back uint32
		}{"127.0.0.1", 22, "127.0.0.1", 1})); err == nil {
			_ = channel.Close()
			t.Errorf("a channel %s is opened", kind)
		}
	}
	if l, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Errorf("a port is opened: %v", l.Addr())
	}
	session := func() *gossh.Session {
		s, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if err := session().RequestSubsystem("sftp"); err == nil {
		t.Error("there is sftp")
	}
	for _, line := range []string{"ls", "sh -i", "scp -f /etc/passwd"} {
		s := session()
		var said bytes.Buffer
		s.Stderr = &said
		if out, err := s.Output(line); err == nil || len(out) > 0 || !strings.Contains(said.String(), "a classroom is for looking at") {
			t.Errorf("%s: %q %v", line, out, err)
		}
	}
	s := session()
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err == nil {
		t.Error("a guest without a terminal is let in")
	}
}

func TestHostKeyIsMadeOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "key")
	first, err := HostKey(file)
	if err != nil {
		t.Fatal(err)
	}
	second, err := HostKey(file)
	if err != nil || !ssh.KeysEqual(first.PublicKey(), second.PublicKey()) {
		t.Errorf("another key the second time: %v", err)
	}
	if about, err := os.Stat(file); err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", about, err)
	}
	if err := os.WriteFile(file, []byte("junk"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(file); err == nil || !strings.Contains(err.Error(), "is no private key") {
		t.Errorf("junk: %v", err)
	}
}

func TestReadKeys(t *testing.T) {
	line := string(gossh.MarshalAuthorizedKey(newSigner(t).PublicKey()))
	private, err := gossh.MarshalPrivateKey(ed25519.NewKeyFromSeed(make([]byte, 32)), "")
	if err != nil {
		t.Fatal(err)
	}
	for text, says := range map[string]string{
		line:                                "",
		"# the class\n\n" + line + line:     "",
		strings.TrimSpace(line) + " bob\n":  "",
		"":                                  "has no key in it; expected a line for each",
		"# nobody\n":                        "has no key in it",
		line + "junk\n":                     ":2: this is no public key; expected a line such as ssh-ed25519",
		`command="ls" ` + line:              ":1: options of keys mean nothing here",
		string(pem.EncodeToMemory(private)): ":1: this is no public key",
	} {
		file := filepath.Join(t.TempDir(), "keys")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		keys, err := ReadKeys(file)
		if says == "" && (err != nil || len(keys) == 0) || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("%q: %d keys, %v; expected %q", text, len(keys), err, says)
		}
	}
}

// What a guest says of himself is bounded, and what no dashboard needs is refused.
func TestRequestsAreSifted(t *testing.T) {
	c := newClass(t, time.Minute)
	session, err := c.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	for range 100 {
		if session.Setenv("LANG", "C.UTF-8") == nil {
			taken++
		}
	}
	if taken != mostSettings {
		t.Errorf("%d variables are taken", taken)
	}
	for _, kind := range []string{"auth-agent-req@openssh.com", "x11-req", "signal", "break", "xon-xoff"} {
		if ok, err := session.SendRequest(kind, true, nil); ok || err != nil {
			t.Errorf("%s: %v %v", kind, ok, err)
		}
	}
	if err := session.RequestPty("xterm", 24, 80, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	v := &visit{Session: session}
	if v.out, err = session.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	v.sees(t, "sosocoin")
}
