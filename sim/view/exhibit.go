package view

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"example.com/sosocoin/chain"
)

// Exhibit is what a scenario shows in the museum of rules: what comes of it where nodes lack one.
type Exhibit struct {
	Rule   chain.RuleName `json:"rule"`
	Faults []int          `json:"faults,omitempty"` // of older systems, by their numbers in the museum
}

// Exhibits are those of a list that are exhibits, in the order of the museum: by the first of
// their faults; those without one come last, by name.
func Exhibits(all []LibraryItem) []LibraryItem {
	list := slices.DeleteFunc(slices.Clone(all), func(item LibraryItem) bool { return item.Exhibit == nil })
	slices.SortStableFunc(list, func(a, b LibraryItem) int {
		return cmp.Or(cmp.Compare(a.Exhibit.first(), b.Exhibit.first()), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// Guards says which faults the rule guards against: "faults 9, 18"; "" for none.
func (e *Exhibit) Guards() string {
	if len(e.Faults) == 0 {
		return ""
	}
	text := "fault"
	if len(e.Faults) > 1 {
		text += "s"
	}
	for i, n := range e.Faults {
		text += map[bool]string{true: ", ", false: " "}[i > 0] + strconv.Itoa(n)
	}
	return text
}

func (e *Exhibit) first() int {
	if len(e.Faults) > 0 {
		return e.Faults[0]
	}
	return math.MaxInt
}
