package nodeset

import (
	"strings"

	"example.com/sosocoin/sim/lex"
)

// Members finds the nodes of a region, in rising order. It is an error if there are none.
type Members func(region string) ([]int, error)

// NoRegionError says that a world has no such region, or none of its nodes is in it.
type NoRegionError struct {
	Region  string
	Empty   bool
	Regions []string // those that there are
}

// Error names the region that was likely meant, or all that there are.
func (e *NoRegionError) Error() string {
	switch {
	case e.Empty:
		return "region " + e.Region + " has no nodes: its share of them is too small"
	case len(e.Regions) == 0:
		return lex.Show(e.Region) + " is not a node, and there are no regions here"
	}
	return lex.Show(e.Region) + " is not a region; " + nearestRegion(e.Region, e.Regions)
}

// nearName is Nearest for names, of which the shortest are near to everything.
func nearName(s string, names []string) string {
	if near := lex.Nearest(s, names); len(near) > 2 {
		return near
	}
	return ""
}

// nearestRegion is the hint of which region was meant.
func nearestRegion(s string, regions []string) string {
	const most = 8
	if near := nearName(s, regions); near != "" {
		return "did you mean " + near + "?"
	}
	list := strings.Join(regions[:min(len(regions), most)], ", ")
	if len(regions) > most {
		list += " and others"
	}
	return "the regions are " + list
}
