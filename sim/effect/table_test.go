package effect

import (
	"reflect"
	"testing"

	"example.com/sosocoin/sim/command"
)

// Each command that a world is given, and each question, has one effect, and no other command
// has any.
func TestEveryCommandHasItsEffect(t *testing.T) {
	found := map[reflect.Type]int{}
	for _, r := range rows() {
		found[r.of]++
	}
	for _, spec := range command.Specs() {
		c, err := command.Parse(spec.Example)
		if err != nil {
			t.Fatal(err)
		}
		want := 1
		if spec.Kind == command.View {
			want = 0
		}
		of := reflect.TypeOf(c)
		if found[of] != want {
			t.Errorf("%s has %d effects, expected %d", spec.Name, found[of], want)
		}
		delete(found, of)
	}
	for of := range found {
		t.Errorf("%v is no command of the language", of)
	}
}
