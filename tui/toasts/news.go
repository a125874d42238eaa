package toasts

import (
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/words"
)

// News is what happened between two pictures of one world that is worth a toast, for
// who looks at one of its nodes. A leap in time is no news, and neither is what was done by
// the line given here, whose answer tells of it.
func News(from, to *view.View, selected int, given string) []Event {
	if another(from, to) {
		return nil
	}
	if to.Timeline.Branch != from.Timeline.Branch {
		if len(to.Timeline.Branches) > len(from.Timeline.Branches) {
			return []Event{branchEvent(&to.Timeline)}
		}
		return nil
	}
	if to.Now < from.Now {
		return nil
	}
	var events []Event
	own := canonical(to, given)
	for _, l := range newLines(from.Log, to.Log) {
		if l.Kind == view.CommandLine && l.Command != nil && l.Command.String() == own {
			own = ""
			continue
		}
		if e, ok := lineEvent(to, l, selected); ok {
			events = append(events, e)
		}
	}
	events = append(events, confirmedNow(from, to)...)
	if from.Script != nil && to.Script != nil {
		for _, failed := range to.Script.Failed[min(len(from.Script.Failed), len(to.Script.Failed)):] {
			events = append(events, Event{"failed", "failed: " + failed, "%d expectations failed", view.Bad})
		}
	}
	return events
}

// branchKind is the kind of what is about branches.
const branchKind = "branch"

// branchEvent tells that the present branch was opened, and how to return to the future that
// was left with it.
func branchEvent(t *view.Timeline) Event {
	left := 0
	for _, b := range t.Branches {
		if b.Number == t.Branch {
			left = b.Parent
		}
	}
	opened, returns := words.Count(t.Branch), fmt.Sprintf("; :branch %d returns", left)
	return Event{branchKind, "branch " + opened + " opened" + returns, "%d branches opened, this is branch " + opened + returns, view.Notice}
}

// canonical is a line of a command as the command itself would write it.
func canonical(v *view.View, line string) string {
	if c, err := command.ParseWith(line, v.Known); err == nil && c != nil {
		return c.String()
	}
	return ""
}

func scriptName(v *view.View) string {
	if v.Script == nil {
		return ""
	}
	return v.Script.Name
}

// newLines are the lines of a log that come after those of an older one.
func newLines(old, log []view.LogLine) []view.LogLine {
	if len(old) == 0 {
		return log
	}
	last := old[len(old)-1].Number
	first := slices.IndexFunc(log, func(l view.LogLine) bool { return l.Number > last })
	if first < 0 {
		return nil
	}
	return log[first:]
}

// lineEvent is what a line of the log is worth.
func lineEvent(v *view.View, l view.LogLine, selected int) (Event, bool) {
	name := "the world"
	if l.Node >= 0 {
		name = v.Name(l.Node)
	}
	switch l.Kind {
	case view.MinedLine:
		if l.Node == selected {
			return Event{"mined " + name, fmt.Sprintf("%s found block %s h%d", name, l.Blocks[0].Short(), l.Height), "%d blocks found by " + name, view.Good}, true
		}
	case view.ReorgLine:
		if l.Node == selected || l.Off > 1 {
			return Event{"reorg", fmt.Sprintf("%s: reorg, %s off and %d on", name, words.Plural(l.Off, "block"), l.On),
				fmt.Sprintf("%%d reorgs; the last: %s, %s off", name, words.Plural(l.Off, "block")), view.Notice}, true
		}
	case view.PublishedLine:
		if heldBack(v, &l) {
			return Event{"published " + name, fmt.Sprintf("%s published %s it kept back", name, words.Plural(l.Count, "block")), name + " published %d times", view.Notice}, true
		}
	case view.TriedLine:
		one := fmt.Sprintf("payment %s %s", l.Tx.Short(), l.Says)
		return Event{"tried " + name, one, "%d news of double spends; the last: " + one, view.Notice}, true
	case view.CommandLine:
		return commandEvent(l)
	}
	return Event{}, false
}

// heldBack says whether a line tells of blocks that were kept back for a while.
func heldBack(v *view.View, l *view.LogLine) bool {
	at := slices.IndexFunc(v.Tree, func(b view.Block) bool { return b.Hash == l.Blocks[0] })
	return l.Count > 1 || at >= 0 && v.Tree[at].Found < l.At
}

// commandEvent is what a command is worth.
func commandEvent(l view.LogLine) (Event, bool) {
	switch l.Command.(type) {
	case command.Partition:
		return Event{"partition", l.Text, "%d partitions; now " + l.Text, view.Notice}, true
	case command.Heal:
		return Event{"heal", "healed: the network is whole", "healed %d times: the network is whole", view.Good}, true
	case command.Crash:
		return Event{"crash", l.Text, "%d crashes; the last: " + l.Text, view.Bad}, true
	}
	return Event{}, false
}

// confirmedNow finds the payments of the focused node that got into a block.
func confirmedNow(from, to *view.View) []Event {
	if from.Focus == nil || to.Focus == nil || from.Focus.ID != to.Focus.ID {
		return nil
	}
	waited := map[chain.Hash]bool{}
	for i := range from.Focus.Wallet.History {
		if h := &from.Focus.Wallet.History[i]; h.Confirmations == 0 {
			waited[h.Tx] = true
		}
	}
	if len(waited) == 0 {
		return nil
	}
	var events []Event
	name := to.Name(to.Focus.ID)
	for i := range to.Focus.Wallet.History {
		if h := &to.Focus.Wallet.History[i]; h.Confirmations > 0 && waited[h.Tx] {
			one := fmt.Sprintf("%s: payment %s is in block h%d", name, h.Tx.Short(), h.Height)
			events = append(events, Event{"confirmed " + name, one, "%d payments of " + name + " are in blocks", view.Good})
		}
	}
	return events
}
