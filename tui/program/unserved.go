//go:build !nats

package program

import (
	"errors"

	"example.com/sosocoin/sim/flags"
)

// The server of jobs would be more than a third of the program, so it is built in only where that is wanted.

func serveSweep(*program, *flags.Settings) error { return notBuilt("serve ...") }

func workOnSweep(_ *program, w *flags.Work) error {
	return notBuilt("work " + w.URL + " ...")
}

func notBuilt(words string) error {
	return &exit{exitUsage, errors.New("sweep: this program is built without NATS; expected go run -tags nats . sweep " + words + ", or a program from go build -tags nats")}
}
