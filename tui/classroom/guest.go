package classroom

import (
	"context"
	"fmt"
	"sync"
	"time"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
)

// World is the world that guests look at, which somebody else steers.
type World interface {
	// Seen is a view of a node, and into something; nil: nothing.
	Seen(ctx context.Context, node int, into *view.Subject) (*view.View, error)
	// Find finds a block or a transaction by digits of its hash.
	Find(ctx context.Context, id string) (view.Subject, error)
}

// period is how often a guest sees something new at most.
const period = 200 * time.Millisecond

// sight is what a guest looks at.
type sight struct {
	node int
	into view.Subject // the zero one: nothing
}

// gallery makes the views of all guests. Those who look at the same share one.
type gallery struct {
	world World
	mu    sync.Mutex
	views map[sight]*picture
}

// picture is a view and when it was made.
type picture struct {
	mu   sync.Mutex // of one that is being made
	view *view.View
	at   time.Time
	seen int // guests that look at it
}

// look is the newest view of a sight.
func (g *gallery) look(ctx context.Context, s sight) (*view.View, error) {
	p := g.enter(s)
	defer g.leave(p)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.view != nil && time.Since(p.at) < period/2 {
		return p.view, nil
	}
	var into *view.Subject
	if s.into != (view.Subject{}) {
		into = &s.into
	}
	v, err := g.world.Seen(ctx, s.node, into)
	if err != nil {
		return nil, err
	}
	p.view, p.at = v, time.Now()
	return v, nil
}

func (g *gallery) enter(s sight) *picture {
	g.mu.Lock()
	defer g.mu.Unlock()
	p := g.views[s]
	if p == nil {
		g.forget()
		p = &picture{}
		g.views[s] = p
	}
	p.seen++
	return p
}

func (g *gallery) leave(p *picture) {
	g.mu.Lock()
	defer g.mu.Unlock()
	p.seen--
}

// mostViews is how many sights are remembered.
const mostViews = 32

// forget makes room for another sight.
func (g *gallery) forget() {
	if len(g.views) < mostViews {
		return
	}
	for s, p := range g.views {
		if p.seen == 0 {
			delete(g.views, s)
		}
	}
}

// guest is the world as somebody has it who may only look.
type guest struct {
	gallery *gallery
	beats   chan struct{}

	mu     sync.Mutex
	sight  sight
	view   *view.View
	wanted bool // he has looked at the last one
}

// newGuest begins with a first view.
func newGuest(ctx context.Context, g *gallery) (*guest, error) {
	v, err := g.look(ctx, sight{})
	if err != nil {
		return nil, err
	}
	return &guest{gallery: g, view: v, beats: make(chan struct{}, 1)}, nil
}

// follow keeps the view new until ctx ends.
func (g *guest) follow(ctx context.Context) {
	defer close(g.beats)
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		g.mu.Lock()
		wanted := g.wanted
		g.mu.Unlock()
		if wanted && g.renew(ctx) != nil {
			return
		}
		select {
		case g.beats <- struct{}{}:
		default: // he has not looked since the last one
		}
	}
}

// renew fetches a view of what the guest looks at.
func (g *guest) renew(ctx context.Context) error {
	g.mu.Lock()
	at := g.sight
	g.mu.Unlock()
	v, err := g.gallery.look(ctx, at)
	if err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.view, g.wanted = v, false
	return nil
}

// View is the newest view.
func (g *guest) View() *view.View {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.wanted = true
	return g.view
}

// Beats has a value when it is time to look again.
func (g *guest) Beats() <-chan struct{} { return g.beats }

// Do changes what the guest looks at. All else is refused: it is not his world.
func (g *guest) Do(ctx context.Context, line string) (string, error) {
	c, err := command.ParseWith(line, g.View().Known)
	if err != nil {
		return "", err
	}
	switch c := c.(type) {
	case nil: // an empty line, or a remark
		return "", nil
	case command.Focus:
		return "", g.turn(ctx, func(s *sight) { s.node = int(c.Node) })
	case command.Inspect:
		if c.ID == "" {
			return "", g.turn(ctx, func(s *sight) { s.into = view.Subject{} })
		}
		found, err := g.gallery.world.Find(ctx, c.ID)
		if err != nil {
			return "", err
		}
		return "this is " + found.String(), g.turn(ctx, func(s *sight) { s.into = found })
	}
	return "", fmt.Errorf("%.60s: you are a guest here, who may look at all and change nothing", line)
}

// turn has the guest look at something else.
func (g *guest) turn(ctx context.Context, to func(*sight)) error {
	g.mu.Lock()
	to(&g.sight)
	g.mu.Unlock()
	return g.renew(ctx)
}
