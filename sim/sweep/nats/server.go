//go:build nats

package nats

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// Server is the one that is built in.
type Server struct {
	Listen    string // host and port; port 0: one that is free
	Dir       string // where it keeps what it has
	Token     string
	Cert, Key string               // files; "": nothing is encrypted
	Warn      func(problem string) // what it logs as an error
}

// mostMessage is how large one may be, such as a sweep with the texts of its scenarios.
const mostMessage = 8 << 20

// ready is within what time a server is to be ready.
const ready = 20 * time.Second

// running is a server that runs.
type running struct {
	*server.Server
	fatal *fatal
}

// start starts the server. Errors say what is in its way.
func (s *Server) start() (*running, error) {
	host, port, err := s.address()
	if err != nil {
		return nil, err
	}
	options := &server.Options{
		ServerName: "sosocoin", Host: host, Port: port, Authorization: s.Token, MaxPayload: mostMessage,
		JetStream: true, StoreDir: s.Dir, NoSigs: true,
	}
	if s.Cert != "" {
		pair, err := tls.LoadX509KeyPair(s.Cert, s.Key)
		if err != nil {
			return nil, &RefusedError{fmt.Sprintf("the certificate and its key: %v", err)}
		}
		options.TLS, options.TLSTimeout = true, 5
		options.TLSConfig = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
	}
	if err := writable(s.Dir); err != nil {
		return nil, err
	}
	made, err := server.NewServer(options)
	if err != nil {
		return nil, fmt.Errorf("the server of jobs: %w", err)
	}
	r := &running{made, &fatal{warn: s.Warn, happened: make(chan struct{})}}
	made.SetLoggerV2(r.fatal, false, false, false)
	made.Start()
	if !made.ReadyForConnections(ready) || !made.JetStreamEnabled() {
		made.Shutdown()
		return nil, fmt.Errorf("the server of jobs does not start: %s", r.fatal.first())
	}
	return r, nil
}

// address is where it listens. That it is free is seen here: the server would only log that it is not.
func (s *Server) address() (host string, port int, err error) {
	host, text, err := net.SplitHostPort(s.Listen)
	if err == nil {
		port, err = strconv.Atoi(text)
	}
	if err != nil || host == "" || port < 0 || port > 65535 {
		return "", 0, &RefusedError{fmt.Sprintf("%.80q is not an address; expected an address of this machine and a port, such as 127.0.0.1:4222", s.Listen)}
	}
	probe, err := net.Listen("tcp", s.Listen)
	if err != nil {
		return "", 0, fmt.Errorf("no port can be opened: %w", err)
	}
	if port == 0 {
		port = probe.Addr().(*net.TCPAddr).Port
	}
	return host, port, probe.Close()
}

// Open says whether other machines reach an address.
func Open(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil || host == "localhost" {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return err != nil || !ip.IsLoopback()
}

// writable refuses a directory that nothing can be kept in.
func writable(dir string) error {
	probe, err := os.CreateTemp(dir, "probe")
	if err != nil {
		return fmt.Errorf("what is in hand cannot be kept: %w", err)
	}
	_, err = probe.Write(make([]byte, 1<<16))
	err = errors.Join(err, probe.Close(), os.Remove(probe.Name()))
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Clean(dir), err)
	}
	return nil
}

// fatal is the log of a server: of it only errors are told.
type fatal struct {
	warn     func(string)
	once     sync.Once
	problem  string
	happened chan struct{} // closed when it cannot go on
}

func (f *fatal) Fatalf(format string, values ...any) {
	f.once.Do(func() {
		f.problem = fmt.Sprintf(format, values...)
		close(f.happened)
	})
}

func (f *fatal) Errorf(format string, values ...any) { f.warn(fmt.Sprintf(format, values...)) }
func (f *fatal) Warnf(string, ...any)                {}
func (f *fatal) Noticef(string, ...any)              {}
func (f *fatal) Debugf(string, ...any)               {}
func (f *fatal) Tracef(string, ...any)               {}

// first is what it could not go on after.
func (f *fatal) first() string {
	select {
	case <-f.happened:
		return f.problem
	default:
		return "it is not ready in time"
	}
}
