package command

import (
	"strings"

	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Edit shows a copy of a block with one field changed: "edit h3 reward=60".
type Edit struct {
	Block string // a height or digits of a hash
	Edit  forge.Edit
}

// Submit hands a node such a copy, or a block as it is: "submit n1 h3 reward=60".
type Submit struct {
	Node  nodeset.Node
	Block string
	Edit  forge.Edit // zero: none
}

const editArgs = "height=N | prev=HASH | merkle=HASH | time=TIME | bits=HEX | nonce=N | reward=AMOUNT"

func (Edit) Row() grammar.Row {
	return grammar.Row{
		Kind: View,
		Name: "edit", Args: "BLOCK " + editArgs,
		Summary: "change a field of the past, and see what breaks",
		Detail: "The dashboard opens a copy of the block in which one field is changed. It shows which hash it has then, which rules it breaks, and from which block on the chain would be void. BLOCK is a height such as h3 on the chain of the selected node, or digits of a hash. " +
			"Nobody hears of the copy; submit hands it to a node.",
		Example: "edit h3 reward=60",
		Options: forge.Fields(), OneOption: true,
		Also:  []string{"tamper", "change", "modify"},
		Parse: func(a *grammar.Arguments) Command { return Edit{grammar.Read(a, grammar.BlockKind()), change(a, true)} },
	}
}

func (Submit) Row() grammar.Row {
	return grammar.Row{
		Name: "submit", Args: "NODE BLOCK [" + editArgs + "]",
		Summary: "hand a node a block, or a changed copy of one",
		Detail:  "NODE judges the block by its rules, as it judges all blocks, and passes it on if it takes it; else the log says why not. With a field it is a copy in which that is changed, as edit shows it.",
		Example: "submit n1 h3 reward=60",
		Options: forge.Fields(), OneOption: true,
		Also: []string{"submitblock", "give"},
		Parse: func(a *grammar.Arguments) Command {
			return Submit{a.Node(), grammar.Read(a, grammar.BlockKind()), change(a, false)}
		},
	}
}

// change reads the field that is changed.
func change(a *grammar.Arguments, must bool) (e forge.Edit) {
	given := false
	for _, name := range forge.Fields() {
		expected := forge.Expected(name)
		kind := argument.Kind[forge.Edit]{Expected: expected, Offers: argument.Words(forge.Example(name)), Parse: func(s string) (forge.Edit, error) {
			e, err := forge.ParseEdit(name, s)
			if err != nil {
				err = &lex.ValueError{Value: s, Expected: expected}
			}
			return e, err
		}}
		if v, ok := grammar.Option(a, name, kind); ok {
			e, given = v, true
		}
	}
	if must && !given {
		a.OfferOptions()
		a.Missing("a field and its new value, such as reward=60")
	}
	return e
}

func (c Edit) String() string { return "edit " + c.Block + " " + c.Edit.String() }

func (c Submit) String() string { return c.say(nil) }

func (c Submit) say(by nodeset.By) string {
	return strings.TrimSuffix("submit "+by.Node(c.Node)+" "+c.Block+" "+c.Edit.String(), " ")
}
