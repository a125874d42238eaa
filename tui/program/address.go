package program

import (
	"context"
	"fmt"
	"strings"
	"time"

	"example.com/sosocoin/sim/api"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/headless"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/settings"
)

// listen opens the ports of the nodes where they are asked for. serve answers there for the
// world of a driver until ctx ends; end closes them.
func (p *program) listen(s *flags.Settings) (serve func(context.Context, *live.Driver) (end func()), err error) {
	if s.HTTP == nil {
		return func(context.Context, *live.Driver) func() { return func() {} }, nil
	}
	server, err := api.Listen(*s.HTTP, s.World.Nodes)
	if err != nil {
		return nil, &exit{exitFailed, err}
	}
	return func(ctx context.Context, d *live.Driver) func() {
		server.Serve(ctx, d)
		if tokens := server.Tokens(); tokens != "" {
			p.tellTokens(s, tokens)
		}
		if s.Headless {
			fmt.Fprintf(p.stderr, "sosocoin: n0 answers at %s; Ctrl-C ends the run\n", s.HTTP.URL(0))
		}
		if last := s.World.Nodes - 1; s.Serve != nil {
			fmt.Fprintf(p.stderr, "sosocoin: and so on up to n%d at %s\n", last, s.HTTP.URL(last))
		}
		return server.Close
	}, nil
}

// tellTokens tells the operator what others need at an address that they can reach. It is told
// before there is a dashboard, and nowhere else.
func (p *program) tellTokens(s *flags.Settings, tokens string) {
	for line := range strings.Lines(tokens) {
		fmt.Fprint(p.stderr, "sosocoin: ", line)
	}
	if s.HTTP.TLS == nil {
		fmt.Fprintln(p.stderr, "sosocoin: note: who can see what is sent sees tokens and keys, too; --http-tls protects them")
	}
}

// attended has others take part in a headless run, by the addresses of its nodes or by ssh. Nil: it
// has neither.
func (p *program) attended(s *flags.Settings) (*headless.Attended, error) {
	if s.HTTP == nil && s.SSH.Address == "" {
		return nil, nil
	}
	serve, err := p.listen(s)
	if err != nil {
		return nil, err
	}
	show, err := p.letIn(s)
	if err != nil {
		return nil, err
	}
	return &headless.Attended{
		Driver: func(t *live.Timeline) (*live.Driver, error) { return p.driver(t, s) },
		Serve: func(ctx context.Context, d *live.Driver) func() {
			closePorts, sendHome := serve(ctx, d), show(ctx, d)
			return func() {
				closePorts()
				sendHome()
			}
		},
	}, nil
}

// driver keeps the pace of a timeline in which others take part.
func (p *program) driver(t *live.Timeline, s *flags.Settings) (*live.Driver, error) {
	p.language = s.Language
	d := live.NewDriver(t, s.Limits, live.Library{Items: s.Language.List(), Open: p.open, New: p.another, Settings: settings.Names()}, time.Now)
	if s.HTTP != nil {
		d.Addressed(s.HTTP.URL)
	}
	if s.Speed == 0 {
		return d, nil
	}
	_, err := d.Begin(command.Speed{Factor: s.Speed})
	return d, err
}
