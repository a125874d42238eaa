package command

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// timeCommands go back and forth in what has happened, and play scenarios.
func timeCommands() []entry {
	return []entry{
		{Spec: Spec{
			Kind: View,
			Name: "seek", Args: "TIME | block HEIGHT | start | end",
			Summary: "go to another moment of this run",
			Detail: "TIME is virtual time since the start; block goes to when the best chain got this height; end is as far as the run has come. " +
				"The world is then as it was at that moment, and pauses. resume plays what happened once more; a command that changes the world opens a branch, and the old future stays (see branch).",
			Example: "seek 1m30s",
		}, also: []string{"goto", "jump", "rewind"}, parse: parseSeek},
		{Spec: Spec{
			Kind: View,
			Name: "back", Args: "[block|DURATION]",
			Summary: "go back a little, and pause",
			Detail:  "By a time, or to just before the newest block was found.",
			Example: "back 10s",
		}, also: []string{"backward"}, parse: func(a *arguments) Command { return Back{parseBy(a)} }},
		{Spec: Spec{
			Kind: View,
			Name: "forward", Args: "[block|DURATION]",
			Summary: "go forward a little, and pause",
			Detail:  "By a time, or to the next block. Beyond what has happened so far the world simply goes on.",
			Example: "forward 10s",
		}, also: []string{"fwd"}, parse: func(a *arguments) Command { return Forward{parseBy(a)} }},
		{Spec: Spec{
			Kind:    View,
			Name:    "undo",
			Summary: "go back to before the last command, and leave it out",
			Detail:  "The world goes back to the moment at which the last command was given that changed it, and goes on from there without it, on a new branch. What had come of it stays on the old one.",
			Example: "undo",
		}, also: []string{"u", "revert"}, parse: bare(Undo{})},
		{Spec: Spec{
			Kind: View,
			Name: "branch", Args: "[NUMBER]",
			Summary: "list the branches, or go to the end of one",
			Detail:  "A branch is one course of events. A command that is given in the past opens a new one; the one that was left keeps its future.",
			Example: "branch 1",
		}, also: []string{"branches"}, parse: func(a *arguments) Command {
			if !a.more(branchKind().offers) {
				return Branch{}
			}
			return Branch{read(a, branchKind())}
		}},
		{Spec: Spec{
			Kind: View,
			Name: "compare", Args: "NUMBER NUMBER",
			Summary: "put the ends of two branches side by side",
			Detail:  "Time, height, tip, stale rate, balances and so on, with a mark where they differ.",
			Example: "compare 1 2",
		}, also: []string{"diff"}, parse: func(a *arguments) Command {
			return Compare{read(a, branchKind()), read(a, branchKind())}
		}},
		{Spec: Spec{
			Kind: View,
			Name: "save", Args: "FILE",
			Summary: "write this run as a scenario that replays it",
			Detail: "The file has the world's settings, each command with its virtual time, and digests, by which a replay sees whether it is the same run. " +
				"It is written aside and renamed when it is whole; a pipe or standard output is for --record. Play it with play FILE, or with --scenario FILE.",
			Example: "save my.scenario",
		}, also: []string{"record", "write", "export"}, parse: func(a *arguments) Command { return parseSave(a) }},
		{Spec: Spec{
			Kind: View,
			Name: "play", Args: "NAME|FILE",
			Summary: "play a scenario or a lesson, in a new world",
			Detail:  "A name is one of those that are built in (lessons included); a name with a dot or a slash is a file. The world that is shown now is left, so save it first if you want to keep it.",
			Example: "play partition",
		}, also: []string{"load", "open", "scenario", "lesson"}, parse: func(a *arguments) Command {
			k := fileKind("the name of a scenario, or a file")
			k.offers = func(known Known) []string { return known.Scenarios }
			return Play{read(a, k)}
		}},
		{Spec: Spec{
			Kind:    View,
			Name:    "next",
			Summary: "go on where a scenario or a lesson waits",
			Detail:  "In a lesson it goes to the next page, whether or not all there is to do on this one is done.",
			Example: "next",
		}, also: []string{"n", "go"}, parse: bare(Next{})},
		{Spec: Spec{
			Kind:    View,
			Name:    "previous",
			Summary: "go back to the page before of a lesson",
			Detail:  "The world goes back too, to where that page began; what came after is forgotten. On a page on which something happened already, it first goes to the beginning of that page.",
			Example: "previous",
		}, also: []string{"prev", "b"}, parse: bare(Previous{})},
		{Spec: Spec{
			Kind:    View,
			Name:    "show",
			Summary: "show how a lesson's task is done",
			Detail:  "It gives the commands that do the first task that is still open.",
			Example: "show",
		}, also: []string{"solve", "hint"}, parse: bare(Show{})},
	}
}

func parseSave(a *arguments) Command {
	k := fileKind("a file's name")
	k.offers = words("my.scenario")
	return Save{read(a, k)}
}

func parseSeek(a *arguments) Command {
	const expected = "a time such as 90s, block and a height, start or end"
	goal := kind[Seek]{expected: expected, offers: words("block", "start", "end"), parse: func(s string) (Seek, error) {
		switch s {
		case "block":
			return Seek{To: SeekBlock}, nil
		case "start":
			return Seek{To: SeekStart}, nil
		case "end":
			return Seek{To: SeekEnd}, nil
		}
		d, err := ParseDuration(s)
		if refused, ok := err.(*ValueError); ok && refused.Problem == "" {
			refused.Expected = expected
		}
		return Seek{Time: d}, err
	}}
	c := read(a, goal)
	if c.To == SeekBlock {
		c.Height = read(a, heightKind())
	}
	return c
}

func heightKind() kind[uint32] {
	const expected = "a height such as 12"
	return kind[uint32]{expected: expected, parse: func(s string) (uint32, error) {
		n, err := strconv.ParseUint(s, 10, 31)
		if err != nil || !isDigits(s) {
			return 0, &ValueError{Value: s, Expected: expected}
		}
		return uint32(n), nil
	}}
}

// parseBy reads how far to go; 0 is a block.
func parseBy(a *arguments) time.Duration {
	if a.flag("block") || !a.more(words("10s", "1m")) {
		return 0
	}
	k := durationKind()
	parse := k.parse
	k.parse = func(s string) (time.Duration, error) {
		d, err := parse(s)
		if err == nil && d == 0 {
			err = &ValueError{Value: s, Expected: "a duration above 0"}
		}
		return d, err
	}
	return read(a, k)
}

func branchKind() kind[int] {
	const expected = "the number of a branch such as 1"
	return kind[int]{expected: expected, offers: words("1", "2"), parse: func(s string) (int, error) {
		n, err := strconv.Atoi(s)
		if err != nil || !isDigits(s) || n < 1 || n > math.MaxInt32 {
			return 0, &ValueError{Value: s, Expected: expected}
		}
		return n, nil
	}}
}

// fileKind reads a file's name, or another word without a space.
func fileKind(expected string) kind[string] {
	return kind[string]{expected: expected, parse: func(s string) (string, error) {
		if len(s) > 4096 {
			return "", &ValueError{Value: s, Expected: expected, Problem: fmt.Sprintf("it has %d characters, expected at most 4096", len(s))}
		}
		return s, nil
	}}
}
