package program

import (
	"context"

	"example.com/sosocoin/sim/api"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/live"
)

// listen opens the ports of all nodes, if they are to have some. serve answers there until its
// context has ended and the function that it returns is called.
func listen(s *flags.Settings) (serve func(context.Context, *live.Driver) (end func()), err error) {
	if s.HTTP == nil {
		return func(context.Context, *live.Driver) func() { return func() {} }, nil
	}
	server, err := api.Listen(*s.HTTP, s.World.Nodes)
	if err != nil {
		return nil, &exit{exitFailed, err}
	}
	return func(ctx context.Context, d *live.Driver) func() {
		server.Serve(ctx, d)
		return server.Close
	}, nil
}
