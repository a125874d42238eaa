package program

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// served runs the program as a server at an address of a port of its own, which stands for PORT in
// the flags, and returns what it says of where it is reached.
func served(t *testing.T, flags ...string) (c *exec.Cmd, port, says string) {
	t.Helper()
	for range 20 { // the ports may be taken by others
		port = freePort(t)
		args := []string{"serve"}
		for _, f := range flags {
			args = append(args, strings.ReplaceAll(f, "PORT", port))
		}
		c = programAs(t, asProgram, args...)
		c.Env = append(os.Environ(), "XDG_CONFIG_HOME="+t.TempDir())
		told, err := c.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(told)
		for {
			line, err := lines.ReadString('\n')
			if says += line; err != nil {
				break
			}
			if strings.Contains(line, "Ctrl-C ends") {
				return c, port, says
			}
		}
		_ = c.Wait()
	}
	t.Fatalf("it does not answer: %s", says)
	return nil, "", ""
}

func ask(t *testing.T, method, url, body string) string {
	t.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A server goes on until it is asked to end, which is no failure.
func TestServe(t *testing.T) {
	record := filepath.Join(t.TempDir(), "session.scenario")
	c, port, says := served(t, "--http", "127.0.0.1:PORT", "--nodes", "2", "--mine", "none", "--record", record)
	if want := "n0 answers at http://localhost:" + port; !strings.Contains(says, want) {
		t.Errorf("it says %q, without %q", says, want)
	}
	url := "http://localhost:" + port
	if got := ask(t, "POST", url+"/sim/commands", `{"line":"crash n1"}`); !strings.Contains(got, "crashed") {
		t.Error(got)
	}
	if got := ask(t, "GET", url+"/sim/view/clock", ""); !strings.Contains(got, `"paused":false,"speed":1,`) {
		t.Error(got)
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(c.Wait()); code != exitFine {
		t.Errorf("exit code %d", code)
	}
	if journal := string(contents(t, record)); !strings.Contains(journal, "crash n1") {
		t.Error(journal)
	}
}

// password is a file with one.
func password(t *testing.T) (file, word string) {
	t.Helper()
	file, word = filepath.Join(t.TempDir(), "password"), "open sesame"
	if err := os.WriteFile(file, []byte(word+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file, word
}

// visitor is a guest at a terminal of his own.
type visitor struct {
	t    *testing.T
	in   io.Writer
	out  io.Reader
	seen strings.Builder
}

func visit(t *testing.T, port string, who gossh.AuthMethod) *visitor {
	t.Helper()
	client, err := gossh.Dial("tcp", "127.0.0.1:"+port, &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{who}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{t: t}
	if v.in, err = session.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if v.out, err = session.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm-256color", 30, 100, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	return v
}

// sees reads until one of some texts has come, and returns it.
func (v *visitor) sees(texts ...string) string {
	v.t.Helper()
	p := make([]byte, 4096)
	for {
		for _, text := range texts {
			if strings.Contains(v.seen.String(), text) {
				v.seen.Reset()
				return text
			}
		}
		n, err := v.out.Read(p)
		v.seen.Write(p[:n])
		if err != nil {
			v.t.Fatalf("%v before %q, after %q", err, texts, v.seen.String())
		}
	}
}

func (v *visitor) types(keys string) {
	v.t.Helper()
	if _, err := io.WriteString(v.in, keys); err != nil {
		v.t.Fatal(err)
	}
}

// Each guest of a server with worlds of their own does in his what he likes, and nobody else
// notices; the world that all share is one more.
func TestServeOwnWorlds(t *testing.T) {
	file, word := password(t)
	c, port, says := served(t, "--own=2", "--ssh", "127.0.0.1:PORT", "--ssh-password", file, "--nodes", "3", "--do", "name n2 carol")
	if want := fmt.Sprintf("guests come in by ssh -p %s localhost; each has a world of his own, 2 of them at once, with 40 nodes and a speed of 16 at most", port); !strings.Contains(says, want) {
		t.Errorf("it says %q, without %q", says, want)
	}
	first, second := visit(t, port, gossh.Password(word)), visit(t, port, gossh.Password(word))
	first.sees("carol")
	second.sees("carol")
	first.types(":crash all\r\r")
	first.sees("crashed")
	second.types(":name n1 betty\r")
	if second.sees("betty", "crashed") != "betty" {
		t.Error("what one guest does is seen by another")
	}
	second.types("\x1b[27u:save x.scenario\r")
	second.sees("would be a file of")
	second.types("\x1b[27u\x1b[27u:new nodes=41\r")
	second.sees("41 are more than the 40")
	second.types("\x1b[27u\x1b[27u:play bitcoin-2019\r")
	second.sees("600 are more than the 40")
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(c.Wait()); code != exitFine {
		t.Errorf("exit code %d", code)
	}
}
