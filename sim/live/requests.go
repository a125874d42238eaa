package live

import (
	"context"
	"errors"

	"example.com/sosocoin/sim/command"
)

// ErrStopped is returned by Do when the driver has ended.
var ErrStopped = errors.New("the world has stopped")

// request is a command line for the driver's goroutine, and where the answer goes.
type request struct {
	line  string
	reply chan<- reply
}

type reply struct {
	answer string
	err    error
}

// Do carries out one command line of any kind, and answers in words.
func (d *Driver) Do(ctx context.Context, line string) (string, error) {
	replies := make(chan reply, 1)
	select {
	case d.requests <- request{line, replies}:
	case <-d.done:
		return "", ErrStopped
	case <-ctx.Done():
		return "", ctx.Err()
	}
	select {
	case r := <-replies:
		return r.answer, r.err
	case <-d.done:
		return "", ErrStopped
	}
}

// Begin carries out a command before Run is called.
func (d *Driver) Begin(c command.Command) (string, error) {
	answer, err := d.do(c)
	d.publish()
	return answer, err
}

// BeginAll carries out commands before Run is called, up to the first that is refused, and
// returns how many it did.
func (d *Driver) BeginAll(list []command.Command) (done int, err error) {
	defer d.publish()
	for done < len(list) && err == nil {
		if _, err = d.do(list[done]); err == nil {
			done++
		}
	}
	return done, err
}

// answer carries out a line that somebody waits for.
func (d *Driver) answer(r request) {
	answer, err := d.doLine(r.line)
	d.publish()
	r.reply <- reply{answer, err}
}
