package scenario

import (
	"fmt"
	"strings"
	"time"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/quantity"
)

// Step is one thing that happens. String writes it as it is read.
type Step interface{ String() string }

// The kinds of steps.
type (
	// Do is a command to the world, a question, whose answer is told, or a command
	// about what is seen, which only a dashboard follows.
	Do struct{ Command command.Command }
	// Run lets time pass: "run 30s".
	Run struct{ For time.Duration }
	// Until lets time pass until a condition holds: "until tips == 1 within=60s".
	Until struct {
		Condition Condition
		Within    time.Duration
	}
	// Settle ends all faults and lets the nodes agree: "settle within=60s".
	Settle struct{ Within time.Duration }
	// Repeat does the lines up to its Close so many times: "repeat 10 {".
	Repeat struct {
		Times int
		after int // the line after its Close
	}
	// Close ends a Repeat: "}".
	Close struct{ open int }
	// Say tells something: "say Both halves kept mining."
	Say struct{ Text string }
	// WaitKey lets a dashboard wait until somebody wants to go on: "wait key".
	WaitKey struct{}
	// Expect wants a condition to be true, or, with Not, false: "! expect tips == 1".
	Expect struct {
		Condition Condition
		Not       bool
	}
	// Digest wants the run to be the one that was recorded: "digest 336dc0b1...".
	Digest struct{ Hex string }
	// End is the last line of a journal, with a checksum over all lines before.
	End struct{ Checksum string }
)

// The steps of a lesson.
type (
	// Page begins a page: "page Two tips".
	Page struct{ Title string }
	// Task is something for the reader to do; it is done once the condition was true:
	// "task height(n0) >= 1: Press m.".
	Task struct {
		Condition Condition
		Text      string
	}
	// Hint helps with the task before it.
	Hint struct{ Text string }
	// Solve is a step that does the task before it, for who wants to see it done.
	Solve struct{ Step Step }
)

func (s Do) String() string  { return s.Command.String() }
func (s Run) String() string { return "run " + quantity.FormatDuration(s.For) }
func (s Until) String() string {
	return fmt.Sprintf("until %s %s%s", s.Condition, within, quantity.FormatDuration(s.Within))
}
func (s Settle) String() string { return "settle " + within + quantity.FormatDuration(s.Within) }
func (s Repeat) String() string { return fmt.Sprintf("repeat %d {", s.Times) }
func (Close) String() string    { return "}" }
func (s Say) String() string    { return "say " + s.Text }
func (WaitKey) String() string  { return "wait key" }
func (s Expect) String() string {
	return strings.Repeat("! ", count(s.Not)) + "expect " + s.Condition.String()
}

// Say writes the expectation for people, with nodes by their names.
func (s Expect) Say(name func(int) string) string {
	return strings.Repeat("! ", count(s.Not)) + "expect " + s.Condition.Say(name)
}
func (s Digest) String() string { return "digest " + s.Hex }
func (s End) String() string    { return "end " + s.Checksum }
func (s Page) String() string   { return "page " + s.Title }
func (s Task) String() string   { return "task " + s.Condition.String() + ": " + s.Text }
func (s Hint) String() string   { return "hint " + s.Text }
func (s Solve) String() string  { return "solve " + s.Step.String() }

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
