package classroom

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/ssh"

	"example.com/sosocoin/sim/api/crowd"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/theme"
)

// Limits of what guests cost.
const (
	mostGuests = 64
	doorTime   = 20 * time.Second // to come in
	wrongTime  = time.Second / 2  // after a wrong password
	turnTime   = time.Second / 10 // from one password that is tried to the next, whoever does
	mostWidth  = 400              // columns that are drawn
	mostHeight = 150              // and lines
)

// Settings are those of a classroom.
type Settings struct {
	Address string // host and port
	HostKey ssh.Signer
	Door    Door
	Idle    time.Duration // after which one who types nothing is sent home
	Look    tui.Options   // with which the dashboards of guests begin
	Most    int           // guests at once; 0: as many as there is room for

	// Own makes a world for a guest alone, which leave ends; nil: all look at one.
	Own func(context.Context) (world tui.Controller, leave func(), err error)
}

// Command is what a guest types to come in where the server listens at an address.
func Command(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err != nil || ip != nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		host = "localhost"
	}
	return "ssh -p " + port + " " + host
}

// Server is a classroom.
type Server struct {
	settings Settings
	listener net.Listener
	ssh      *ssh.Server
	gallery  gallery
	ctx      context.Context
	running  sync.WaitGroup
	inside   chan struct{} // holds one for each guest
	turn     sync.Mutex    // of who tries a password
}

// Listen opens the port.
func Listen(s Settings) (*Server, error) {
	l, err := net.Listen("tcp", s.Address)
	if err != nil {
		var at *net.OpError
		if errors.As(err, &at) {
			err = at.Err
		}
		return nil, fmt.Errorf("guests cannot be let in at %s: %w; expected a free port of this machine", s.Address, err)
	}
	inside := mostGuests
	if s.Most > 0 {
		inside = s.Most
	}
	return &Server{settings: s, inside: make(chan struct{}, inside), listener: crowd.New(mostGuests, mostGuests/2).Listener(l)}, nil
}

// Address is where the server listens.
func (s *Server) Address() string { return s.listener.Addr().String() }

// Serve lets guests look at a world until ctx ends.
func (s *Server) Serve(ctx context.Context, w World) {
	s.ctx, s.gallery = ctx, gallery{world: w, views: map[sight]*picture{}}
	s.ssh = &ssh.Server{
		Version: "sosocoin", HostSigners: []ssh.Signer{s.settings.HostKey}, Handler: s.greet,
		IdleTimeout: s.settings.Idle, // of a line on which nothing moves
		// Nothing but sessions: what is not named here is refused.
		ChannelHandlers: map[string]ssh.ChannelHandler{"session": fewRequests},
		RequestHandlers: map[string]ssh.RequestHandler{},
		ConnCallback: func(ctx ssh.Context, c net.Conn) net.Conn {
			late := time.AfterFunc(doorTime, func() { _ = c.Close() })
			ctx.SetValue(atDoor{}, late)
			return c
		},
	}
	if len(s.settings.Door.Keys) > 0 {
		s.ssh.PublicKeyHandler = func(_ ssh.Context, key ssh.PublicKey) bool { return s.settings.Door.admits(key) }
	}
	if s.settings.Door.Password != "" {
		s.ssh.PasswordHandler = s.password
	}
	s.running.Go(func() { _ = s.ssh.Serve(s.listener) }) // it ends with Close
}

// atDoor is where a connection keeps the end of its time to come in.
type atDoor struct{}

// password says whether somebody knows it. All take turns, so that nobody can try many, from however
// many connections.
func (s *Server) password(ctx ssh.Context, password string) bool {
	s.turn.Lock()
	waits(ctx, turnTime)
	s.turn.Unlock()
	if s.settings.Door.knows(password) {
		return true
	}
	waits(ctx, wrongTime)
	return false
}

// waits waits for as long, or until ctx ends.
func waits(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// Close sends all guests home. The context of Serve has ended.
func (s *Server) Close() {
	_ = s.listener.Close()
	if s.ssh != nil {
		_ = s.ssh.Close()
	}
	s.running.Wait()
}

// greet shows somebody the world who has come in. When he hears that it is over, his place is free.
func (s *Server) greet(session ssh.Session) { _ = session.Exit(s.receive(session)) }

// receive is greet up to the goodbye. It returns the exit code that a guest gets.
func (s *Server) receive(session ssh.Session) (code int) {
	if late, ok := session.Context().Value(atDoor{}).(*time.Timer); ok {
		late.Stop()
	}
	select {
	case s.inside <- struct{}{}:
		defer func() { <-s.inside }()
	default: // a connection may ask for several
		_, _ = fmt.Fprintf(session.Stderr(), "sosocoin: all %d places are taken; come again when somebody has left\r\n", cap(s.inside))
		return 1
	}
	pty, sizes, asks := session.Pty()
	if session.RawCommand() != "" || session.Subsystem() != "" || !asks {
		_, _ = io.WriteString(session.Stderr(), "sosocoin: a classroom is for looking at: come with a terminal, and without a command (ssh -t)\r\n")
		return 1
	}
	ctx, cancel := context.WithCancel(session.Context())
	defer cancel()
	defer context.AfterFunc(s.ctx, cancel)()
	world, leave, err := s.enter(ctx)
	if err != nil {
		_, _ = fmt.Fprintf(session.Stderr(), "sosocoin: %v\r\n", err)
		return 1
	}
	o := s.settings.Look
	environment := append(session.Environ(), "TERM="+pty.Term)
	getenv := func(name string) string { return valueOf(environment, name) }
	o.Profile, o.Wide = theme.Detect(getenv, true), theme.Wide(getenv)
	o.ASCII = o.ASCII || !theme.UTF8(getenv)
	o.Input, o.Output = s.hear(ctx, session, cancel), session
	o.Remote = &terminal.Remote{Sizes: drawable(ctx, sizes)}
	_ = tui.Run(ctx, world, o) // how it ended is the guest's own affair
	cancel()
	leave()
	return 0
}

// enter is the world that a guest finds, until he leaves it.
func (s *Server) enter(ctx context.Context) (world tui.Controller, leave func(), err error) {
	if s.settings.Own != nil {
		return s.settings.Own(ctx)
	}
	g, err := newGuest(ctx, &s.gallery)
	if err != nil {
		return nil, nil, err
	}
	var followed sync.WaitGroup
	followed.Go(func() { g.follow(ctx) })
	return g, followed.Wait, nil
}

// valueOf is what an environment has of a name; the last of several counts.
func valueOf(environment []string, name string) (value string) {
	for _, set := range environment {
		if v, ok := strings.CutPrefix(set, name+"="); ok {
			value = v
		}
	}
	return value
}

// drawable are sizes as far as they are drawn: a guest may claim any.
func drawable(ctx context.Context, sizes <-chan ssh.Window) <-chan tea.WindowSizeMsg {
	out := make(chan tea.WindowSizeMsg)
	go func() {
		defer close(out)
		for size := range sizes {
			select {
			case out <- tea.WindowSizeMsg{Width: min(max(size.Width, 0), mostWidth), Height: min(max(size.Height, 0), mostHeight)}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
