package conduct

import (
	"errors"
	"fmt"
	"time"
)

// Threshold is the score from which on a neighbour is banned, and BanTime for how long, unless
// the node has a policy on that.
const (
	Threshold = 100
	BanTime   = 24 * time.Hour
)

// Offence is what no honest neighbour does.
type Offence uint8

// The offences.
const (
	Invalid Offence = iota // it sent a block or a transaction that breaks a rule
	Excess                 // it sent a message with more in it than messages may hold
	Unasked                // it sent what nobody had asked for, and the node had no use for
)

// Points is what the offence costs.
func (o Offence) Points() int { return [...]int{Invalid: 100, Excess: 20, Unasked: 10}[o] }

// fades reports whether the points are forgotten with time: an answer that comes twice, or much
// too late, looks as if nobody had asked.
func (o Offence) fades() bool { return o == Unasked }

// ExcessError refuses a message that holds more than messages may.
type ExcessError struct {
	What        string // headers
	Most, Found int
}

// Error names both numbers.
func (e *ExcessError) Error() string {
	return fmt.Sprintf("expected at most %d %s in a message, found %d", e.Most, e.What, e.Found)
}

// ErrUnasked refuses what nobody had asked for.
var ErrUnasked = errors.New("this node had not asked for it")
