package command

import "testing"

// A command has the effect that was listed for its type, and no other has one.
func TestEffectsAreByType(t *testing.T) {
	type counter struct{ mined, sent int }
	table := NewEffects(
		On(func(c *counter, m Mine) (string, error) { c.mined += len(m.Nodes.Nodes); return "mined", nil }),
		On(func(c *counter, _ Send) (string, error) { c.sent++; return "sent", nil }),
	)
	var c counter
	if answer, err := table.Do(&c, Mine{Nodes: nodes(1, 2)}); answer != "mined" || err != nil || c != (counter{2, 0}) {
		t.Errorf("mine: %q, %v, %v", answer, err, c)
	}
	if !table.Has(Send{}) || table.Has(Heal{}) {
		t.Errorf("send has an effect: %t, heal: %t", table.Has(Send{}), table.Has(Heal{}))
	}
	for name, wrong := range map[string]func(){
		"a command without effect": func() { _, _ = table.Do(&c, Heal{}) },
		"two effects of a command": func() {
			none := On(func(*counter, Heal) (string, error) { return "", nil })
			NewEffects(none, none)
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
