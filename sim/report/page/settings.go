package page

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/settings"
)

// named is a name and what it has.
type named struct{ Name, Value string }

// settingsOf is what a world was built from, as the flags of the command line that give
// the same one, and the names of its regions. What has no value is left out.
func settingsOf(c settings.Config) []named {
	var list []named
	for _, s := range settings.All() {
		if c.Regions != nil && (s.Name == settings.RegionsName || slices.Contains(settings.RegionSettings(), s.Name)) {
			continue
		}
		if value := s.Show(&c); value != "" {
			list = append(list, named{s.Name, value})
		}
	}
	var regions []string
	for _, r := range c.Regions {
		regions = append(regions, r.Name)
	}
	if regions != nil {
		list = append(list, named{"regions", strings.Join(regions, ", ")})
	}
	return list
}
