package museum

import (
	_ "embed"
	"slices"

	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/view"
)

//go:embed README.md
var guide string

// Guide is the chapter on the museum, in Markdown.
func Guide() string { return guide }

// Exhibits are all exhibits, in the order of the museum.
func Exhibits() []view.LibraryItem { return view.Exhibits(scenarios.List()) }

// Of are those of some exhibits that are about a fault; none where no rule of blocks guards
// against it.
func Of(exhibits []view.LibraryItem, fault Fault) []view.LibraryItem {
	return slices.DeleteFunc(slices.Clone(exhibits), func(item view.LibraryItem) bool { return !slices.Contains(item.Exhibit.Faults, fault.Number) })
}
