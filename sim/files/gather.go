package files

import "io"

// much is how many bytes are gathered before they are passed on.
const much = 32 << 10

// gather passes on what is written to it in large pieces that end where a Write has ended,
// so that whatever else goes to the same pipe or terminal never stands inside a line. An
// error stays.
type gather struct {
	out  io.Writer
	held []byte
	err  error
}

// Write keeps p, or passes it on with all before it.
func (g *gather) Write(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	g.held = append(g.held, p...)
	if len(g.held) >= much {
		if err := g.flush(); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// flush passes on all that was kept.
func (g *gather) flush() error {
	if g.err == nil && len(g.held) > 0 {
		_, g.err = g.out.Write(g.held)
		g.held = g.held[:0]
	}
	return g.err
}
