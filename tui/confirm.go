package tui

import (
	"fmt"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/words"
)

// session is what the user has done to the world that is nowhere but in it.
type session struct {
	recorded bool // it is written into a file at the end anyhow
	commands int  // given to the world since it was saved last
}

// done notes a line that the world has carried out.
func (s *session) done(c command.Command) {
	switch c.(type) {
	case command.Save, command.Play:
		s.commands = 0
		return
	}
	if command.KindOf(c) == command.World {
		s.commands++
	}
}

// unsaved says whether something would be lost with this world. Nobody keeps what was
// done in a lesson.
func (a *App) unsaved() bool {
	s := a.view.Script
	return a.session.commands > 0 && !a.session.recorded && (s == nil || !s.Lesson)
}

// sure says whether the user has asked for the same thing with the last key already; the
// first time it has to be asked back.
func (a *App) sure(what string) bool {
	if a.doubted == what {
		return true
	}
	a.doubt = what
	return false
}

// loss is the question to ask before a command by which something is lost; "" for none.
func (a *App) loss(c command.Command) string {
	switch c := c.(type) {
	case command.Play:
		if a.unsaved() {
			return fmt.Sprintf("this world is left with its %s: enter again plays %s, :save FILE keeps it first", words.Plural(a.session.commands, "unsaved command"), c.Name)
		}
	case command.Quit:
		if a.unsaved() {
			return "the session is not saved: enter again quits, :save FILE keeps it first"
		}
	case command.Crash:
		if c.Nodes.All {
			return "every node stops and loses its mempool: enter again does it, u undoes it"
		}
	}
	return ""
}

// quitQuestion is asked by q when something would be lost.
const quitQuestion = "quit without saving the session? q again quits, w saves the screen, :save FILE keeps it"
