package sim

import (
	"fmt"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/effect"
	"example.com/sosocoin/sim/view"
)

// Do carries out a world command or a question at the present time, and answers
// in words. An error leaves the world as it was. World commands that succeed are
// journaled.
func (w *World) Do(c command.Command) (string, error) {
	switch command.KindOf(c) {
	case command.Question:
		return w.effects.Do(w.cluster, c)
	case command.View:
		return "", fmt.Errorf("%s is for the dashboard, not for the world", c)
	}
	if len(w.journal) >= MaxJournal {
		return "", fmt.Errorf("%d commands have been given, and the journal of a run holds no more", len(w.journal))
	}
	answer, err := w.effects.Do(w.cluster, c)
	if err != nil {
		return "", err
	}
	w.changed()
	w.journal = append(w.journal, Recorded{w.Now(), c})
	w.watchers.Given(w.Now(), c)
	w.collectAll()
	w.watchers.Done(w.Now(), c)
	return answer, nil
}

// Idle reports whether a world command would leave the world as it is, but for its journal.
func (w *World) Idle(c command.Command) bool { return effect.Idle(w.cluster, c) }

// MaxJournal is how many world commands a run can be given: each is kept, to do all over
// again. It is far beyond what anybody gives, and some hundred MB.
const MaxJournal = 2_000_000

// DoLine reads one line and carries it out.
func (w *World) DoLine(line string) (string, error) {
	c, err := command.ParseWith(line, w.Known())
	if err != nil || c == nil {
		return "", err
	}
	return w.Do(c)
}

// changed takes note of what a command may have done to the cluster.
func (w *World) changed() {
	added, started := w.cluster.TakeNews()
	for _, id := range added {
		w.watchers.Added(id)
	}
	for _, id := range started {
		w.watchers.Started(id)
	}
	w.pace.known = false
}

// Asked takes note in the log that somebody outside asked a node. It is no part of the world.
func (w *World) Asked(a view.Asked) {
	if w.config.Observe {
		w.watchers.Log().Asked(w.Now(), a)
	}
}
