//go:build nats

package nats

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	client "github.com/nats-io/nats.go"

	"example.com/sosocoin/sim/sweep"
)

// Workers come late and die with a job in hand, and the server is started again: the table has the
// bytes of one machine's, and each result is there once.
func TestSameBytesOnManyMachines(t *testing.T) {
	t.Parallel()
	alone, err := (&sweep.Runner{Spec: small(), Workers: 1}).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, small())
	s.begin()
	stopped := errors.New("stopped in the middle")
	runner := s.runner()
	runner.Each = func(job sweep.Job, _ *sweep.Result) error {
		if job.Run == 10 {
			return stopped
		}
		return nil
	}
	cell, err := s.spec.Cell(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.engine.give(sweep.Job{Cell: cell}); err != nil { // so that it is the one in hand
		t.Fatal(err)
	}
	s.die()
	first, firstLeft := s.work(nil)
	if _, err := runner.Run(t.Context()); !errors.Is(err, stopped) {
		t.Fatal(err)
	}
	s.end(false)

	s.begin()
	for s.engine.server.NumClients() < 2 { // the engine, and the first worker, which comes back by itself
		pause(t.Context(), time.Millisecond)
	}
	second, secondLeft := s.work(nil)
	table, err := s.runner().Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.end(true)
	if err := errors.Join(<-firstLeft, <-secondLeft); err != nil {
		t.Error(err)
	}
	if table.Text() != alone.Text() {
		t.Errorf("on many machines:\n%s\non one:\n%s", table.Text(), alone.Text())
	}
	if first.Done()+second.Done() < 80 {
		t.Errorf("%d and %d jobs were done; expected 80 or more", first.Done(), second.Done())
	}
	text, err := os.ReadFile(filepath.Join(s.dir, "results"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range bytes.Lines(text) {
		name, _, _ := bytes.Cut(line, []byte(" "))
		if seen[string(name)] {
			t.Errorf("%s is there twice", name)
		}
		seen[string(name)] = true
	}
	if len(seen) != 81 { // with the first line
		t.Errorf("%d lines; expected 81", len(seen))
	}
}

// Two results of one job stop the sweep, with the names of both machines; the same one twice does not.
func TestDifferentResultsStop(t *testing.T) {
	t.Parallel()
	s := newSite(t, small())
	s.begin()
	defer s.end(true)
	cell, err := s.spec.Cell(0)
	if err != nil {
		t.Fatal(err)
	}
	job := sweep.Job{Cell: cell}
	true1, err := job.Play(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	forged := *true1
	forged.Values = slices.Clone(forged.Values)
	forged.Values[0].X++
	conn, js := s.client()
	send := func(by string, r *sweep.Result) {
		m := client.NewMsg(s.engine.names.result(job.Name()))
		m.Data = r.Bytes()
		m.Header.Set(byMachine, by)
		if _, err := js.PublishMsg(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	send("good", true1)
	send("good again", true1)
	if _, err := s.engine.Play(t.Context(), job); err != nil {
		t.Fatal(err)
	}
	send("bad", &forged)
	conn.Close()
	_, err = s.runner().Run(t.Context())
	var differ *DifferError
	if !errors.As(err, &differ) || differ.First != "good" || differ.Other != "bad" || differ.Run != job.Command() || len(differ.Figures) != 1 || !strings.Contains(err.Error(), "has two, in time (") {
		t.Errorf("%v", err)
	}
	if s.engine.Resumable() {
		t.Error("it cannot go on: the machines differ")
	}
}

// A job that fails is tried where the sweep is served. What fails there too is the sweep's error, as on one machine.
func TestFailingJobsStop(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change  func(*sweep.Spec)
		play    func(context.Context, sweep.Job) (*sweep.Result, error)
		problem string
	}{
		"there only": {func(*sweep.Spec) {}, func(context.Context, sweep.Job) (*sweep.Result, error) { return nil, errors.New("no memory") }, "machines differ: sosocoin --headless"},
		"here too":   {func(s *sweep.Spec) { s.Do = []string{"send n0 n1 2"} }, nil, ""},
	} {
		spec := small()
		c.change(spec)
		problem := c.problem
		if problem == "" {
			_, err := (&sweep.Runner{Spec: spec, Workers: 1}).Run(t.Context())
			if err == nil || !strings.Contains(err.Error(), "latency=1s: ") {
				t.Fatalf("the world takes the command, or not the first says no: %v", err)
			}
			problem = err.Error()
		}
		s := newSite(t, spec)
		s.begin()
		_, left := s.work(c.play)
		_, err := s.runner().Run(t.Context())
		s.end(true)
		if err == nil || !strings.Contains(err.Error(), problem) {
			t.Errorf("%s: %v, expected %s", name, err, problem)
		}
		<-left
	}
}

// What cannot be is refused with what was expected.
func TestRefusals(t *testing.T) {
	t.Parallel()
	s := newSite(t, small())
	s.begin()
	defer s.end(true)
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "nats://" + free.Addr().String()
	free.Close()
	for _, c := range []struct {
		change  func(*Worker)
		refused bool
		problem string
	}{
		{func(w *Worker) { w.Door.Token = "wrong" }, true, "refuses the token"},
		{func(w *Worker) { w.Door.Token = "" }, true, "needs a token; add --token-file"},
		{func(w *Worker) { w.Program = "newer" }, true, "the sweep is of program test, and this is newer; expected the same program on all machines"},
		{func(w *Worker) { w.Door.URL = s.listen }, true, "is not the address of a server; expected one such as nats://127.0.0.1:4222"},
		{func(w *Worker) { w.Door.URL = "tls://" + s.listen }, true, "does not encrypt; expected nats://"},
		{func(w *Worker) { w.Door.URL = nobody }, false, "no server answers"},
	} {
		w := &Worker{Door: s.door(), Program: s.spec.Program, Jobs: 1}
		c.change(w)
		err := w.Run(t.Context())
		var refused *RefusedError
		if err == nil || !strings.Contains(err.Error(), c.problem) || errors.As(err, &refused) != c.refused {
			t.Errorf("%v, expected %s", err, c.problem)
		}
	}
	for listen, problem := range map[string]string{
		s.listen:        "no port can be opened: ",
		"4222":          "is not an address",
		"127.0.0.1:x":   "is not an address",
		":4222":         "is not an address",
		"127.0.0.1:1e9": "is not an address",
	} {
		server := &Server{Listen: listen, Dir: t.TempDir(), Token: token, Warn: func(string) {}}
		if _, err := Begin(t.Context(), Settings{Spec: s.spec, Journal: s.journal, Server: server}); err == nil || !strings.Contains(err.Error(), problem) {
			t.Errorf("%s: %v, expected %s", listen, err, problem)
		}
	}
}

// Where the server has a certificate, workers come in who trust it, and no others.
func TestEncrypted(t *testing.T) {
	t.Parallel()
	cert, key := certificate(t)
	s := newSite(t, small())
	s.spec.Runs = 2
	s.cert, s.key = cert, key
	e := s.begin()
	if address := e.Address(); address != "tls://"+s.listen {
		t.Errorf("%s", address)
	}
	var refused *RefusedError
	if err := (&Worker{Door: s.door(), Program: s.spec.Program, Jobs: 1}).Run(t.Context()); !errors.As(err, &refused) || !strings.Contains(err.Error(), "expected a certificate that is trusted here") {
		t.Errorf("%v", err)
	}
	w := &Worker{Door: s.door(), Program: s.spec.Program, Jobs: 1}
	w.Door.CA = key
	if err := w.Run(t.Context()); !errors.As(err, &refused) || !strings.Contains(err.Error(), "has no certificate") {
		t.Errorf("%v", err)
	}
	w.Door.CA = cert
	left := make(chan error, 1)
	go func() { left <- w.Run(t.Context()) }()
	if _, err := s.runner().Run(t.Context()); err != nil {
		t.Error(err)
	}
	s.end(true)
	if err := <-left; err != nil {
		t.Error(err)
	}
}

// A server that is lost is said to be, after as many tries as patience allows.
func TestServerGone(t *testing.T) {
	t.Parallel()
	s := newSite(t, small())
	s.begin()
	w := &Worker{Door: s.door(), Program: s.spec.Program, Jobs: 1}
	w.Door.Patience, w.Door.Pause = 2, time.Millisecond
	w.Begun = func(*sweep.Spec) { go s.end(false) }
	var gone *GoneError
	if err := w.Run(t.Context()); !errors.As(err, &gone) || !strings.Contains(err.Error(), "nothing is lost") {
		t.Errorf("%v", err)
	}
}

// A token is made once, for its owner alone, and read from then on.
func TestToken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	made, err := MakeToken(file)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	again, err := MakeToken(file)
	if err != nil || again != made || len(made) < 20 {
		t.Errorf("%q, then %q, %v", made, again, err)
	}
	for _, text := range []string{"", "\n", "two words", "$2a$11$hash", strings.Repeat("x", mostToken+1)} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := MakeToken(file); err == nil || !strings.Contains(err.Error(), "has no token in its first line") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

// Only the machine itself reaches a loopback address.
func TestOpen(t *testing.T) {
	for listen, open := range map[string]bool{"127.0.0.1:1": false, "[::1]:1": false, "localhost:1": false, "0.0.0.0:1": true, "10.0.0.1:1": true, "lab.example.org:1": true} {
		if Open(listen) != open {
			t.Errorf("%s: %v", listen, !open)
		}
	}
}

// Memory of cells is bounded, and numbers are checked: they come from elsewhere.
func TestCells(t *testing.T) {
	c := cells{spec: small()}
	for _, o := range []order{{-1, 0}, {2, 0}, {0, -1}, {0, sweep.MostRuns}} {
		if _, err := c.job(o); err == nil || err.Error() != fmt.Sprintf("the sweep has no run %d of cell %d", o.Run, o.Cell) {
			t.Errorf("%v: %v", o, err)
		}
	}
	one, err := c.job(order{1, 3})
	two, err2 := c.job(order{1, 4})
	if err != nil || err2 != nil || one.Cell != two.Cell || two.Run != 4 {
		t.Errorf("%v %v", err, err2)
	}
}
