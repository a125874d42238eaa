package program

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// taken runs the program with addresses of its own and these flags, without a terminal. It
// returns when the addresses answer.
func taken(t *testing.T, flags ...string) (c *exec.Cmd, url string, stdout *bytes.Buffer) {
	t.Helper()
	for range 20 { // the ports may be taken by others
		free, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		port := free.Addr().(*net.TCPAddr).Port
		_ = free.Close()
		c = programAs(t, asProgram, append([]string{"--headless", "--http", fmt.Sprintf("127.0.0.1:%d", port)}, flags...)...)
		stdout = &bytes.Buffer{}
		c.Stdout = stdout
		told, err := c.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		line, _ := bufio.NewReader(told).ReadString('\n')
		if _, rest, begun := strings.Cut(line, "n0 answers at "); begun {
			url, _, _ = strings.Cut(rest, ";")
			return c, url, stdout
		}
		_ = c.Wait()
	}
	t.Fatal("it does not answer")
	return nil, "", nil
}

// Without a terminal others can take part in a run, at its pace. One signal ends it gracefully:
// who waits is told, and it writes its report and its files.
func TestHeadlessWithAddresses(t *testing.T) {
	record := filepath.Join(t.TempDir(), "session.scenario")
	c, url, stdout := taken(t, "--nodes", "2", "--mine", "none", "--difficulty", "0", "--topology", "none", "--record", record)
	get := func(path string) (int, string) {
		answer, err := http.Get(url + path)
		if err != nil {
			t.Error(err)
			return 0, ""
		}
		defer func() { _ = answer.Body.Close() }()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Error(err)
		}
		return answer.StatusCode, string(text)
	}
	if status, text := get("/startMining"); status != 200 || text != "Mining status: False->True" {
		t.Errorf("%d %s", status, text)
	}
	if status, text := get("/blocks"); status != 200 || strings.Count(text, `"index"`) != 2 {
		t.Errorf("%d %s", status, text)
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(c.Wait()); code != exitInterrupted {
		t.Errorf("exit code %d, expected %d", code, exitInterrupted)
	}
	if !strings.Contains(stdout.String(), "(interrupted)") || !strings.Contains(stdout.String(), "height        1") {
		t.Errorf("the report is\n%s", stdout)
	}
	if journal := string(contents(t, record)); !strings.Contains(journal, "mine n0 one\n") || !strings.Contains(journal, " end ") {
		t.Errorf("the recording is\n%s", journal)
	}
}

// It ends by itself where it has an end: that of the time, or of a scenario, which is judged.
func TestHeadlessWithAddressesEnds(t *testing.T) {
	c, _, stdout := taken(t, "--nodes", "2", "--speed", "max", "--for", "1m")
	if code := exitCode(c.Wait()); code != exitFine || !strings.Contains(stdout.String(), "60 s virtual time") {
		t.Errorf("exit code %d\n%s", code, stdout)
	}
	c, _, stdout = taken(t, "--speed", "max", "--scenario", "fork")
	if code := exitCode(c.Wait()); code != exitFine || !strings.Contains(stdout.String(), "n1 has found the next one") {
		t.Errorf("exit code %d\n%s", code, stdout)
	}
}
