package session

import (
	"fmt"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/words"
)

// Session is what the user has done to the world that is nowhere but in it.
type Session struct {
	Recorded bool   // it is written into a file at the end anyhow
	commands int    // given to the world since it was saved last
	saved    string // the file that it was saved in last, which may be written over; "" for none

	doubt   string // what the last key asked for and was asked back
	doubted string // the same of the key before
}

// Turn says that another key is pressed, and whether something was asked back at the last.
func (s *Session) Turn() (asked bool) {
	s.doubted, s.doubt = s.doubt, ""
	return s.doubted != ""
}

// Note keeps account of a line that the world has carried out.
func (s *Session) Note(line string, v *view.View) {
	if c, err := command.ParseWith(line, v.Known); err == nil && c != nil {
		s.done(c)
	}
}

// done notes a line that the world has carried out.
func (s *Session) done(c command.Command) {
	switch c := c.(type) {
	case command.Save:
		s.commands, s.saved = 0, c.File
		return
	case command.Play, command.New:
		s.commands, s.saved = 0, ""
		return
	}
	if command.KindOf(c) == command.World {
		s.commands++
	}
}

// Unsaved says whether something would be lost with this world. Nobody keeps what was
// done in a lesson.
func (s *Session) Unsaved(v *view.View) bool {
	return s.commands > 0 && !s.Recorded && (v.Script == nil || !v.Script.Lesson)
}

// Sure says whether the user has asked for the same thing with the last key already; the
// first time it has to be asked back.
func (s *Session) Sure(what string) bool {
	if s.doubted == what {
		return true
	}
	s.doubt = what
	return false
}

// Asked says that something is asked back now, before the user has done it.
func (s *Session) Asked(what string) { s.doubt = what }

// Loss is the question to ask before a command by which something is lost; "" for none.
func (s *Session) Loss(c command.Command, v *view.View) string {
	switch c := c.(type) {
	case command.Play:
		if s.Unsaved(v) {
			return fmt.Sprintf("this world is left with its %s: enter again plays %s, :save FILE keeps it first", words.Plural(s.commands, "unsaved command"), c.Name)
		}
	case command.New:
		if s.Unsaved(v) && len(c.Settings) > 0 { // else they are asked for first
			return fmt.Sprintf("this world is left with its %s: enter again begins the new one, :save FILE keeps it first", words.Plural(s.commands, "unsaved command"))
		}
	case command.Quit:
		if s.Unsaved(v) {
			return "the session is not saved: enter again quits, :save FILE keeps it first"
		}
	case command.Save:
		if c.File != s.saved && files.ReadPlaceOf(c.File).There() {
			return c.File + " is there already: enter again writes over it"
		}
	case command.Crash:
		if c.Nodes.All {
			return "every node stops and loses its mempool: enter again does it, u undoes it"
		}
	}
	return ""
}

// QuitQuestion is asked by q when something would be lost.
const QuitQuestion = "quit without saving the session? q again quits, w saves the screen, :save FILE keeps it"
