package program

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// Each command of the chapter on the classroom does what it says: guests come in at the address
// that it has, by what it asks for.
func TestReadmeClassroom(t *testing.T) {
	_, block := section(t, "class")
	dir := t.TempDir()
	signer := classKey(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "class.txt"), []byte("open sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	in := func(line string) *exec.Cmd { // as in a directory with these files
		words, _, _ := strings.Cut(line, " #")
		words = strings.NewReplacer("2222", port, "~/.ssh/authorized_keys", "authorized_keys", "class.txt", filepath.Join(dir, "class.txt")).Replace(strings.TrimSpace(words))
		words = strings.ReplaceAll(words, "authorized_keys", filepath.Join(dir, "authorized_keys"))
		if guest, ours := strings.CutPrefix(words, "ssh "); ours {
			words = "ssh -F /dev/null -o StrictHostKeyChecking=no -o LogLevel=ERROR -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes -i " + filepath.Join(dir, "key") + " " + guest
		}
		return shell(t, "XDG_CONFIG_HOME="+dir+" exec "+words)
	}
	lines := strings.Split(strings.Trim(block, "`tex\n"), "\n")
	guests := 0
	for i, line := range lines[:len(lines)-1] {
		var host *testTerminal
		who := gossh.AuthMethod(gossh.PublicKeys(signer))
		if strings.Contains(line, "class.txt") {
			who = gossh.Password("open sesame")
		}
		host = open(t, 120, 40, in(line))
		if strings.Contains(line, " serve ") {
			host.has("Ctrl-C ends it")
		} else {
			host.has("1 Nodes")
		}
		visit(t, port, who).sees("sosocoin")
		guests++
		if i == 0 {
			asGuest(t, in(lines[len(lines)-1]))
		}
		host.press("\x03")
		host.ends(map[bool]int{true: exitFine, false: exitInterrupted}[strings.Contains(line, " serve ")])
	}
	if guests != 4 {
		t.Errorf("%d commands let guests in", guests)
	}
}

// asGuest comes in as a guest does, where ssh is installed.
func asGuest(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Log("no ssh is installed here: the command of a guest is not tried")
		return
	}
	s := open(t, 90, 30, c)
	s.has("1 Nodes")
	s.press("m")
	s.has("you are a guest here")
	s.press("q")
	s.ends(exitFine)
}

// classKey makes the key of a guest, and the file of those who are let in.
func classKey(t *testing.T, dir string) gossh.Signer {
	t.Helper()
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	block, err := gossh.MarshalPrivateKey(key, "")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{"key": pem.EncodeToMemory(block), "authorized_keys": gossh.MarshalAuthorizedKey(signer.PublicKey())} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return signer
}

func freePort(t *testing.T) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = free.Close() }()
	_, port, _ := net.SplitHostPort(free.Addr().String())
	return port
}
