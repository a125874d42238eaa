package program

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// One Ctrl-C ends a scenario that does without end what takes no virtual time, whatever
// that is: with its report and its files.
func TestInterruptAtOneMoment(t *testing.T) {
	for name, body := range map[string]string{
		"said": "say x", "commands": "latency 1s", "expected": "expect tips == 7", "questions": "balance n0",
		"conditions": "until tips == 1 within=1ns", "of a lesson": "task height >= 5: Mine.",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "endless.scenario")
			text := "# Endless\npage One\nsay begin\nrepeat 1000000 {\nrepeat 1000 {\n" + body + "\n}\n}\n"
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			record, page, tables := filepath.Join(dir, "run.scenario"), filepath.Join(dir, "run.html"), filepath.Join(dir, "tables")
			c := programAs(t, asProgram, "--headless", "--scenario", file, "--record", record, "--report", page, "--csv", tables)
			out, err := c.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			c.Stderr = &stderr
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			begun := make([]byte, len("    0.000s  begin\n"))
			if _, err := io.ReadFull(out, begun); err != nil {
				t.Fatal(err)
			}
			if err := c.Process.Signal(syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
			rest, err := io.ReadAll(out)
			if err != nil {
				t.Fatal(err)
			}
			if code := exitCode(c.Wait()); code != exitInterrupted {
				t.Errorf("exit code %d, expected %d: %.400s", code, exitInterrupted, stderr.String())
			}
			if !strings.Contains(string(rest), "0 s virtual time  (interrupted)") {
				t.Errorf("no report: %.400s", rest)
			}
			if journal := string(contents(t, record)); !strings.HasPrefix(journal, "# A recorded run\n") || !strings.Contains(journal, "end ") {
				t.Errorf("the recording is %.400s", journal)
			}
			for _, file := range []string{page, filepath.Join(tables, "blocks.csv")} {
				if len(contents(t, file)) == 0 {
					t.Errorf("%s is empty", file)
				}
			}
		})
	}
}

// Ctrl-C ends the program while it writes to somebody who does not read.
func TestInterruptWhileWriting(t *testing.T) {
	c := programAs(t, asProgram, "--headless", "--nodes", "3000", "--mine", "none", "--for", "1ns", "--json")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 1)); err != nil { // the rest does not fit into the pipe
		t.Fatal(err)
	}
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	state, err := c.Process.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if code := state.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, expected %d", code, exitInterrupted)
	}
}
