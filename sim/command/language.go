package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// What is said of all commands is said by package grammar. Others know it by these names.
type (
	Command   = grammar.Command
	Kind      = grammar.Kind
	Spec      = grammar.Spec
	Known     = grammar.Known
	Message   = grammar.Message
	Recipient = grammar.Recipient
)

// The kinds of commands.
const (
	World    = grammar.World
	Question = grammar.Question
	View     = grammar.View
)

// KindOf returns what c can touch.
func KindOf(c Command) Kind { return grammar.KindOf(c) }

// Scripted reports whether a scenario may give c.
func Scripted(c Command) bool { return grammar.Scripted(c) }

// Parse reads one command. A blank line or a comment gives nil and no error; every
// refusal is an *lex.Error.
func Parse(line string) (Command, error) { return language().Parse(line, Known{}) }

// ParseWith reads one command as Parse does, in which nodes may be called by what is known of
// them: by their names, and all nodes of a region by that of the region.
func ParseWith(line string, known Known) (Command, error) { return language().Parse(line, known) }

// Read reads the rest of a line as ParseWith reads a whole one.
func Read(line *lex.Cursor, known Known) (Command, *lex.Error) { return language().Read(line, known) }

// Complete returns what the last word of line could be or become; see [grammar.Language.Complete].
func Complete(line string, known Known) []string { return language().Complete(line, known) }

// HelpText explains the command called about, or lists all commands if it is
// empty. An unknown command is an *lex.Error with the nearest known one.
func HelpText(about string) (string, error) { return language().Help(about) }

// Specs describes all commands in the order in which help lists them.
func Specs() []Spec { return language().Specs() }

// Lookup returns the description of the command called name.
func Lookup(name string) (Spec, bool) { return language().Lookup(name) }

// ParseRegion reads the name of a region; see [grammar.Language.ParseRegion].
func ParseRegion(s string) (string, error) { return language().ParseRegion(s) }

// ParseNodesOfRegions reads a list of nodes where it is not known yet which regions there
// are: a word that can be the name of one is taken for that.
func ParseNodesOfRegions(s string) (nodeset.List, error) { return language().ParseNodesOfRegions(s) }
