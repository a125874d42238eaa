package program

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"example.com/sosocoin/sim/config"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/classroom"
)

// idleTime is after how long a guest who types nothing is sent home.
const idleTime = 30 * time.Minute

// hostKeyFile stands beside the user's configuration.
const hostKeyFile = "ssh_host_key"

// letIn opens the classroom where one is asked for. serve shows guests the world of a driver, or
// each a world of his own, until ctx ends; end sends them home.
func (p *program) letIn(s *flags.Settings) (serve func(context.Context, *live.Driver) (end func()), err error) {
	if s.SSH.Address == "" {
		return func(context.Context, *live.Driver) func() { return func() {} }, nil
	}
	room := classroom.Settings{Address: s.SSH.Address, Idle: idleTime, Look: tui.Options{Theme: s.Theme, ASCII: s.ASCII}}
	if s.Serve != nil && s.Serve.Own > 0 {
		if room.Own, err = p.worlds(s); err != nil {
			return nil, err
		}
		room.Most = s.Serve.Own
	}
	if s.SSH.Keys != "" {
		if room.Door.Keys, err = classroom.ReadKeys(s.SSH.Keys); err != nil {
			return nil, &exit{exitUsage, s.Refuse("ssh-keys", err.Error())}
		}
	}
	if s.SSH.Password != "" {
		if room.Door.Password, err = readPassword(s.SSH.Password); err != nil {
			return nil, &exit{exitUsage, s.Refuse("ssh-password", err.Error())}
		}
	}
	own := config.Default(os.Getenv)
	if own == "" {
		return nil, &exit{exitFailed, errors.New("there is no place for the server's key: neither HOME nor XDG_CONFIG_HOME is set")}
	}
	if room.HostKey, err = classroom.HostKey(filepath.Join(filepath.Dir(own), hostKeyFile)); err != nil {
		return nil, &exit{exitFailed, err}
	}
	server, err := classroom.Listen(room)
	if err != nil {
		return nil, &exit{exitFailed, err}
	}
	return func(ctx context.Context, d *live.Driver) func() {
		server.Serve(ctx, taught{d})
		p.tellGuests(s)
		return server.Close
	}, nil
}

// taught is the world that guests look at.
type taught struct{ *live.Driver }

// Find finds a block or a transaction by digits of its hash.
func (t taught) Find(ctx context.Context, id string) (subject view.Subject, err error) {
	gone := t.At(ctx, func(m live.Moment) { subject, err = m.World().Find(id) })
	return subject, errors.Join(gone, err)
}

// fewLetters is how long a password is at least.
const fewLetters = 6

// readPassword reads the first line of a file.
func readPassword(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	password, _, _ := strings.Cut(string(text), "\n")
	if password = strings.TrimRight(password, "\r"); len(password) < fewLetters {
		return "", errors.New("the first line of " + file + " is too short for a password; expected six characters or more")
	}
	return password, nil
}
