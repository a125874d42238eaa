package museum_test

import (
	"testing"

	"example.com/sosocoin/sim/museum"
)

// Each fault has an exhibit, or it is said what guards against it instead; each exhibit is about
// faults that there are.
func TestEachFaultIsAnsweredFor(t *testing.T) {
	faults, exhibits := museum.Faults(), museum.Exhibits()
	for _, f := range faults {
		if shown := museum.Of(exhibits, f); (len(shown) > 0) == (f.Instead != "") {
			t.Errorf("fault %d has %d exhibits, and instead %q", f.Number, len(shown), f.Instead)
		}
	}
	for _, item := range exhibits {
		for _, number := range item.Exhibit.Faults {
			if number > len(faults) {
				t.Errorf("%s is about fault %d of %d", item.Name, number, len(faults))
			}
		}
	}
}
