package command

import (
	"math"
	"strconv"
	"time"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
)

// Seek goes to another moment of what has happened: "seek 90s", "seek block 12".
type Seek struct {
	To     SeekTo
	Time   time.Duration
	Height uint32
}

// SeekTo is what a Seek goes to.
type SeekTo uint8

// The goals of a Seek: a time, the block of a height, the beginning, the end.
const (
	SeekTime SeekTo = iota
	SeekBlock
	SeekStart
	SeekEnd
)

func (Seek) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "seek", Args: "TIME | block HEIGHT | start | end | now",
		Summary: "go to another moment of this run",
		Detail: "TIME is virtual time since the start; block goes to when the best chain got this height; end, or now, is as far as the run has come. " +
			"The world is then as it was at that moment, and pauses. resume plays what happened once more; a command that changes the world opens a branch, and the old future stays (see branch).",
		Example:  "seek 1m30s",
		Also:     []string{"goto", "jump", "rewind"},
		Reserves: []string{"start", "end"},
		Parse:    parseSeek,
	}
}

func parseSeek(a *grammar.Arguments) Command {
	const expected = "a time such as 90s, block and a height, start, end or now"
	goal := argument.Kind[Seek]{Expected: expected, Offers: argument.Words("block", "start", "end", "now"), Parse: func(s string) (Seek, error) {
		switch s {
		case "block":
			return Seek{To: SeekBlock}, nil
		case "start":
			return Seek{To: SeekStart}, nil
		case "end", "now":
			return Seek{To: SeekEnd}, nil
		}
		d, err := quantity.ParseDuration(s)
		if refused, ok := err.(*lex.ValueError); ok && refused.Problem == "" {
			refused.Expected = expected
		}
		return Seek{Time: d}, err
	}}
	c := grammar.Read(a, goal)
	if c.To == SeekBlock {
		c.Height = grammar.Read(a, argument.Whole[uint32]("a height such as 12", 0, math.MaxInt32))
	}
	return c
}

func (c Seek) String() string {
	switch c.To {
	case SeekBlock:
		return "seek block " + strconv.FormatUint(uint64(c.Height), 10)
	case SeekStart:
		return "seek start"
	case SeekEnd:
		return "seek end"
	}
	return "seek " + quantity.FormatDuration(c.Time)
}
