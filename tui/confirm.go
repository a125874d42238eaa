package tui

import (
	"fmt"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/words"
)

// session is what the user has done to the world that is nowhere but in it.
type session struct {
	recorded bool   // it is written into a file at the end anyhow
	commands int    // given to the world since it was saved last
	saved    string // the file that it was saved in last, which may be written over; "" for none

	doubt   string // what the last key asked for and was asked back
	doubted string // the same of the key before
}

// turn says that another key is pressed, and whether something was asked back at the last.
func (s *session) turn() (asked bool) {
	s.doubted, s.doubt = s.doubt, ""
	return s.doubted != ""
}

// note keeps account of a line that the world has carried out.
func (s *session) note(line string, v *view.View) {
	if c, err := command.ParseWith(line, v.Known); err == nil && c != nil {
		s.done(c)
	}
}

// done notes a line that the world has carried out.
func (s *session) done(c command.Command) {
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

// unsaved says whether something would be lost with this world. Nobody keeps what was
// done in a lesson.
func (s *session) unsaved(v *view.View) bool {
	return s.commands > 0 && !s.recorded && (v.Script == nil || !v.Script.Lesson)
}

// sure says whether the user has asked for the same thing with the last key already; the
// first time it has to be asked back.
func (s *session) sure(what string) bool {
	if s.doubted == what {
		return true
	}
	s.doubt = what
	return false
}

// loss is the question to ask before a command by which something is lost; "" for none.
func (s *session) loss(c command.Command, v *view.View) string {
	switch c := c.(type) {
	case command.Play:
		if s.unsaved(v) {
			return fmt.Sprintf("this world is left with its %s: enter again plays %s, :save FILE keeps it first", words.Plural(s.commands, "unsaved command"), c.Name)
		}
	case command.New:
		if s.unsaved(v) && len(c.Settings) > 0 { // else they are asked for first
			return fmt.Sprintf("this world is left with its %s: enter again begins the new one, :save FILE keeps it first", words.Plural(s.commands, "unsaved command"))
		}
	case command.Quit:
		if s.unsaved(v) {
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

// quitQuestion is asked by q when something would be lost.
const quitQuestion = "quit without saving the session? q again quits, w saves the screen, :save FILE keeps it"
