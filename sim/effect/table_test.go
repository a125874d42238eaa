package effect

import (
	"testing"

	"example.com/sosocoin/sim/command"
)

// Each command that a world is given, and each question, has an effect, and no other command
// has one.
func TestEveryCommandHasItsEffect(t *testing.T) {
	table := Table()
	wanted := 0
	for _, spec := range command.Specs() {
		c, err := command.Parse(spec.Example)
		if err != nil {
			t.Fatal(err)
		}
		want := spec.Kind != command.View
		if want {
			wanted++
		}
		if table.Has(c) != want {
			t.Errorf("%s has an effect: %t, expected %t", spec.Name, table.Has(c), want)
		}
	}
	if len(table) != wanted {
		t.Errorf("%d effects of %d commands", len(table), wanted)
	}
}
