package command

import (
	"fmt"
	"strings"
)

// longestRegion is how long the name of a region may be, in characters.
const longestRegion = 32

const regionExpected = "a name of letters, digits and dashes"

// ParseRegion reads the name of a region, which lines may use for all nodes in it: letters,
// digits and dashes, and nothing that lines would take for a node or a word of the language.
func ParseRegion(s string) (string, error) {
	refused := &ValueError{Value: s, Expected: regionExpected}
	switch shape := strings.Trim(s, regionCharacters) == "" && s != "" && s[0] != '-'; {
	case !shape:
		return "", refused
	case len(s) > longestRegion:
		refused.Problem = fmt.Sprintf("it has more than %d characters", longestRegion)
	case taken(s) != "":
		refused.Expected, refused.Problem = "a name with no meaning of its own", taken(s)
	default:
		return s, nil
	}
	return "", refused
}

const regionCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

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
		return show(e.Region) + " is not a node, and there are no regions here"
	}
	return show(e.Region) + " is not a region; " + nearestRegion(e.Region, e.Regions)
}

// nearName is Nearest for names, of which the shortest are near to everything.
func nearName(s string, names []string) string {
	if near := Nearest(s, names); len(near) > 2 {
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
