package live

import (
	"fmt"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/view"
)

// inspect shows a block or a transaction from now on, whatever moment is gone to; with
// no id nothing more.
func inspect(d *Driver, c command.Inspect) (string, error) {
	if c.ID == "" {
		d.inspects = nil
		return "", nil
	}
	subject, err := d.world().Find(c.ID)
	if err != nil {
		return "", err
	}
	d.inspects = &subject
	return "this is " + subject.String(), nil
}

// edit shows a copy of a block with a field changed likewise.
func edit(d *Driver, c command.Edit) (string, error) {
	subject, err := blockOf(d, c.Block)
	if err != nil {
		return "", err
	}
	subject.Edit = c.Edit
	d.inspects = &subject
	return "this is " + subject.String(), nil
}

// blockOf is the block that digits of its hash stand for, or its height on the chain of the
// selected node.
func blockOf(d *Driver, of string) (view.Subject, error) {
	height, isHeight := grammar.Height(of)
	if !isHeight {
		subject, err := d.world().Find(of)
		if err == nil && subject.Tx {
			err = fmt.Errorf("%s is a transaction, expected a block", of)
		}
		return subject, err
	}
	tip := d.world().Node(d.focus).Chain().Tip()
	e := tip.Ancestor(height)
	if e == nil {
		return view.Subject{}, fmt.Errorf("%s: the chain of %s has no such block; its tip is at height %d", of, d.world().Name(d.focus), tip.Height())
	}
	return view.Subject{Hash: e.Hash()}, nil
}
