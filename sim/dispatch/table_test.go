package dispatch

import (
	"testing"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

// A command has the effect that was listed for its type, and no other has one.
func TestEffectsAreByType(t *testing.T) {
	type counter struct{ mined, sent int }
	table := NewTable(
		On(func(c *counter, m command.Mine) (string, error) { c.mined += len(m.Nodes.Nodes); return "mined", nil }),
		On(func(c *counter, _ command.Send) (string, error) { c.sent++; return "sent", nil }),
	)
	var c counter
	if answer, err := table.Do(&c, command.Mine{Nodes: nodeset.List{Nodes: []int{1, 2}}}); answer != "mined" || err != nil || c != (counter{2, 0}) {
		t.Errorf("mine: %q, %v, %v", answer, err, c)
	}
	if !table.Has(command.Send{}) || table.Has(command.Heal{}) {
		t.Errorf("send has an effect: %t, heal: %t", table.Has(command.Send{}), table.Has(command.Heal{}))
	}
	for name, wrong := range map[string]func(){
		"a command without effect": func() { _, _ = table.Do(&c, command.Heal{}) },
		"two effects of a command": func() {
			none := On(func(*counter, command.Heal) (string, error) { return "", nil })
			NewTable(none, none)
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is taken", name)
				}
			}()
			wrong()
		}()
	}
}
