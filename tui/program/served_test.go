//go:build nats

package program

import (
	"bufio"
	"path/filepath"
	"strings"
	"testing"
)

// What a sweep that is served prints is what one prints that is played here, and the worker's command is the one that it says.
func TestServedSweep(t *testing.T) {
	const grid = " --nodes 2 --topology full --hashrate 2H/s --blocks 10 --set latency=1s,5s --runs 3 --csv "
	dir := t.TempDir()
	alone, err := shell(t, "exec sosocoin sweep"+grid+dir+"/alone.csv").Output()
	if err != nil {
		t.Fatal(err)
	}
	serve := shell(t, "exec sosocoin sweep serve"+grid+dir+"/served.csv --resume "+dir+"/served.sweep --listen 127.0.0.1:0 --token-file "+dir+"/token")
	said, err := serve.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	serve.Stdout = &table
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	_, command, ours := strings.Cut(strings.TrimSpace(line), "on any machine: ")
	if err != nil || !ours {
		t.Fatalf("%q, %v", line, err)
	}
	out, err := shell(t, "exec "+command).Output()
	if err != nil || string(out) != "6 jobs done, and the sweep is over\n" {
		t.Errorf("the worker: %q, %v", out, err)
	}
	if err := serve.Wait(); err != nil {
		t.Error(err)
	}
	if table.String() != string(alone) {
		t.Errorf("served:\n%s\nalone:\n%s", table.String(), alone)
	}
	if string(contents(t, dir+"/alone.csv")) != string(contents(t, dir+"/served.csv")) {
		t.Error("the tables of runs differ")
	}
	if left, _ := filepath.Glob(dir + "/*.jetstream"); len(left) > 0 {
		t.Errorf("%s is left", left)
	}
}
