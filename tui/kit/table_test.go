package kit

import (
	"fmt"
	"testing"
)

// Columns go by their drop, and of those that would go together the first ones stay that there is
// room for.
func TestFit(t *testing.T) {
	columns := []Column{{Width: 4}, {Width: 9, Drop: 2}, {Width: 6, Drop: 1}, {Width: 3, Drop: 2}, {Width: 2, Drop: 3}, {Width: 50, Hidden: true}}
	for width, want := range map[int]string{
		40: "0 1 2 3 4", 28: "0 1 2 3 4", 27: "0 1 2 3", 25: "0 1 2 3", 24: "0 1 2", 21: "0 1 2", 20: "0 2 3", 15: "0 2 3", 14: "0 2", 11: "0 2", 10: "0", 4: "0", 3: "0",
	} {
		got, last := "", 0
		for _, p := range Fit(columns, width, 1) {
			if p.X < last || p.X+p.W > width {
				t.Errorf("%d cells: column %d at %d to %d", width, p.Index, p.X, p.X+p.W)
			}
			last = p.X + p.W + 1
			got += fmt.Sprint(" ", p.Index)
		}
		if got != " "+want {
			t.Errorf("%d cells: columns%s, expected %s", width, got, want)
		}
	}
}
