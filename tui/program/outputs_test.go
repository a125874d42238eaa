package program

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// An interrupted run leaves all files that it was asked for, of what it got to.
func TestInterruptedRunStillWrites(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("end.svg"), []byte("of an earlier run"), 0o640); err != nil {
		t.Fatal(err)
	}
	interrupt(t, syscall.SIGINT, "--svg", at("end.svg"), "--csv", at("tables"), "--trace", at("all.jsonl"), "--report", at("run.html"))
	checkXML(t, at("end.svg"))
	if info, err := os.Stat(at("end.svg")); err != nil || info.Mode() != 0o640 {
		t.Errorf("mode %v (%v), want that of the old file, 0640", info.Mode(), err)
	}
	for _, name := range []string{"blocks", "nodes", "reorgs", "propagation", "txs"} {
		if text := contents(t, at("tables/"+name+".csv")); !bytes.HasSuffix(text, []byte("\n")) {
			t.Errorf("%s.csv ends with %q", name, text[max(len(text)-20, 0):])
		}
	}
	if page := contents(t, at("run.html")); !bytes.Contains(page, []byte("(interrupted)")) || !bytes.HasSuffix(page, []byte("</html>\n")) {
		t.Errorf("the page does not say that it was interrupted, or has no end:\n%s", page)
	}
	for lines := bufio.NewScanner(bytes.NewReader(contents(t, at("all.jsonl")))); lines.Scan(); {
		if !json.Valid(lines.Bytes()) {
			t.Fatalf("a line of the trace is %q", lines.Text())
		}
	}
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func checkXML(t *testing.T, path string) {
	t.Helper()
	picture := string(contents(t, path))
	for d := xml.NewDecoder(strings.NewReader(picture)); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in:\n%.200s", err, picture)
		}
	}
}

// A run that is killed leaves a file aside, which is in nobody's way the next time; that of
// a run that goes on stays until it has its place.
func TestKilledRunLeavesNothingForLong(t *testing.T) {
	dir := t.TempDir()
	begin := func() *exec.Cmd {
		c := programAs(t, asProgram, "--headless", "--for", "100000h", "--do", "balance n0", "--trace", filepath.Join(dir, "all.jsonl"))
		stderr, err := c.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if lines := bufio.NewScanner(stderr); !lines.Scan() || !strings.HasPrefix(lines.Text(), "balance n0: ") {
			t.Fatalf("standard error begins with %q", lines.Text())
		}
		return c
	}
	aside := func() []string {
		t.Helper()
		found, err := filepath.Glob(filepath.Join(dir, ".*"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	killed := begin()
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait() // it was killed
	if left := aside(); len(left) != 1 {
		t.Fatalf("a killed run has left %q, expected one file aside", left)
	}
	living := begin()
	held := aside()
	if len(held) != 1 {
		t.Fatalf("beside a run lie %q, expected its one file aside", held)
	}
	if err := programAs(t, asProgram, "--headless", "--blocks", "2", "--trace", filepath.Join(dir, "all.jsonl"), "--csv", dir).Run(); err != nil {
		t.Fatal(err)
	}
	if now := aside(); !slices.Equal(now, held) {
		t.Errorf("another run has made %q of %q", now, held)
	}
	if err := living.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if got := exitCode(living.Wait()); got != exitInterrupted {
		t.Errorf("exit code %d, want %d", got, exitInterrupted)
	}
	if left := aside(); len(left) > 0 {
		t.Errorf("%q are left", left)
	}
}
