//go:build nats

package nats

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/sosocoin/sim/sweep"
)

const token = "secret"

// small is a sweep of a few tiny worlds.
func small() *sweep.Spec {
	return &sweep.Spec{
		Program: "test", Runs: 40, Seed: 1,
		World: []sweep.Word{{Name: "nodes", Value: "2"}, {Name: "topology", Value: "full"}, {Name: "hashrate", Value: "2H/s"}, {Name: "blocks", Value: "3"}},
		Axes:  []sweep.Axis{{Name: "latency", Values: []string{"1s", "5s"}}},
	}
}

// site is where a sweep is served, and can be served again.
type site struct {
	t       *testing.T
	spec    *sweep.Spec
	dir     string
	listen  string
	cert    string
	key     string
	journal *sweep.Journal
	engine  *Engine
}

// newSite is a place with a port of its own.
func newSite(t *testing.T, spec *sweep.Spec) *site {
	t.Helper()
	return &site{t: t, spec: spec, dir: t.TempDir(), listen: "127.0.0.1:0"}
}

func (s *site) begin() *Engine {
	s.t.Helper()
	var err error
	if s.journal, err = sweep.Resume(filepath.Join(s.dir, "results"), s.spec); err != nil {
		s.t.Fatal(err)
	}
	if s.engine, err = Begin(s.t.Context(), Settings{Spec: s.spec, Journal: s.journal, AckWait: time.Second / 2, Server: &Server{Listen: s.listen, Dir: s.dir, Token: token, Cert: s.cert, Key: s.key, Warn: func(string) {}}}); err != nil {
		s.t.Fatal(err)
	}
	s.listen = s.engine.server.Addr().String()
	return s.engine
}

func (s *site) end(over bool) {
	s.engine.Close(over)
	if err := s.journal.Close(); err != nil {
		s.t.Error(err)
	}
}

func (s *site) runner() *sweep.Runner {
	return &sweep.Runner{Spec: s.spec, Workers: InHand, Journal: s.journal, Play: s.engine.Play}
}

func (s *site) door() Door {
	return Door{URL: "nats://" + s.listen, Token: token, Patience: 200, Pause: 50 * time.Millisecond}
}

// work has a worker come, and go when the sweep is over.
func (s *site) work(play func(context.Context, sweep.Job) (*sweep.Result, error)) (w *Worker, gone <-chan error) {
	w = &Worker{Door: s.door(), Program: s.spec.Program, Jobs: 2, play: play}
	left := make(chan error, 1)
	go func() { left <- w.Run(s.t.Context()) }()
	return w, left
}

// client is somebody else who knows the token.
func (s *site) client() (*client.Conn, jetstream.JetStream) {
	s.t.Helper()
	conn, err := s.door().open(func(error) {})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(conn.Close)
	js, err := jetstream.New(conn)
	if err != nil {
		s.t.Fatal(err)
	}
	return conn, js
}

// die takes a job, and is never heard of again.
func (s *site) die() {
	s.t.Helper()
	conn, js := s.client()
	queue, err := js.Consumer(s.t.Context(), s.engine.names.jobs(), workers)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := queue.Next(); err != nil {
		s.t.Fatal(err)
	}
	conn.Close()
}

// certificate makes one of this machine, and its key.
func certificate(t *testing.T) (cert, key string) {
	t.Helper()
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	made, err := x509.CreateCertificate(rand.Reader, of, of, &secret.PublicKey, secret)
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := x509.MarshalPKCS8PrivateKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, kind string, bytes []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	return write("cert.pem", "CERTIFICATE", made), write("key.pem", "PRIVATE KEY", hidden)
}
