package netmap

import (
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// site is a place on the earth, in degrees east and north.
type site struct{ lon, lat float64 }

// The map of the earth leaves out what is north and south of these, where no node runs.
const (
	northEdge = 78
	southEdge = -56
)

// unit is a site on a map on which degrees are alike everywhere.
func (s site) unit() unit {
	return unit{(s.lon + 180) / 360, (northEdge - s.lat) / (northEdge - southEdge)}
}

// siteOf is where a region is, by its name, if that names a part of the earth.
func siteOf(region string) (site, bool) {
	region = strings.ToLower(region)
	for _, known := range [...]struct {
		word string
		site site
	}{
		{"south-america", site{-58, -15}}, {"latin", site{-58, -15}}, {"brazil", site{-50, -12}},
		{"us-west", site{-115, 40}}, {"us-east", site{-78, 40}}, {"canada", site{-100, 55}},
		{"america", site{-98, 42}}, {"us", site{-98, 40}}, {"usa", site{-98, 40}}, {"na", site{-98, 42}}, {"sa", site{-58, -15}},
		{"ap", site{100, 15}}, {"jp", site{146, 40}}, {"au", site{134, -25}}, {"af", site{20, 5}}, {"cn", site{105, 34}},
		{"europe", site{12, 50}}, {"eu", site{12, 50}}, {"africa", site{20, 5}}, {"middle-east", site{45, 28}},
		{"russia", site{70, 60}}, {"india", site{78, 22}}, {"china", site{105, 34}}, {"japan", site{146, 40}},
		{"australia", site{134, -25}}, {"oceania", site{134, -25}}, {"pacific", site{100, 15}}, {"asia", site{100, 30}},
	} {
		// Short words are whole names, long ones parts of them.
		if region == known.word || len(known.word) > 3 && strings.Contains(region, known.word) {
			return known.site, true
		}
	}
	return site{}, false
}

// regionsOf are the regions that have nodes, in the order of the world, with the places of
// their nodes; nil unless every node is in one and there are several.
func regionsOf(v *view.View) (names []string, members [][]int) {
	for _, name := range v.Known.Regions {
		var inside []int
		for i := range v.Nodes {
			if v.Nodes[i].Region == name {
				inside = append(inside, i)
			}
		}
		if inside != nil {
			names, members = append(names, name), append(members, inside)
		}
	}
	count := 0
	for _, m := range members {
		count += len(m)
	}
	if len(names) < 2 || count < len(v.Nodes) {
		return nil, nil
	}
	return names, members
}

// spread puts the nodes of regions in columns round where the regions are on the earth, or if
// one is nowhere that is known, on a circle. dx and dy are the room that a node takes.
func spread(names []string, members [][]int, order []int, dx, dy float64) []unit {
	around := circleOf(len(names))
	if sites, known := sitesOf(names); known {
		around = sites
	}
	at := map[int]unit{}
	for r, inside := range members {
		columns := (len(inside) + tallest - 1) / tallest
		rows := (len(inside) + columns - 1) / columns
		left := inward(around[r].x, dx*float64(columns-1))
		top := inward(around[r].y, dy*float64(rows-1))
		for k, i := range inside {
			at[i] = unit{left + dx*float64(k/rows), top + dy*float64(k%rows)}
		}
	}
	units := make([]unit, len(order))
	for k, i := range order {
		units[k] = at[i]
	}
	return units
}

// inward is where a span begins that has its middle at a place, or as near to that as it is
// between 0 and 1.
func inward(middle, span float64) float64 { return max(min(middle-span/2, 1-span), 0) }

// tallest is how many nodes of a region stand over each other.
const tallest = 4

// sitesOf are the places of regions on the map, if all are known.
func sitesOf(names []string) ([]unit, bool) {
	var units []unit
	for _, name := range names {
		s, known := siteOf(name)
		if !known {
			return nil, false
		}
		units = append(units, s.unit())
	}
	return units, true
}

// lands are the outlines of the continents and of some islands, roughly.
func lands() [][]site {
	return [][]site{
		{{-168, 66}, {-156, 71}, {-125, 70}, {-95, 68}, {-82, 62}, {-78, 55}, {-65, 60}, {-56, 52}, {-66, 44}, {-75, 38}, {-81, 30}, {-81, 25}, {-90, 30},
			{-97, 26}, {-97, 18}, {-88, 16}, {-80, 8}, {-85, 10}, {-105, 20}, {-117, 33}, {-124, 42}, {-124, 48}, {-135, 58}, {-150, 60}, {-165, 60}},
		{{-78, 9}, {-62, 10}, {-50, 1}, {-35, -7}, {-39, -15}, {-48, -26}, {-58, -35}, {-65, -42}, {-68, -53}, {-74, -50}, {-71, -30}, {-70, -18}, {-81, -5}},
		{{-17, 15}, {-10, 30}, {-2, 35}, {10, 37}, {20, 32}, {32, 31}, {43, 12}, {51, 11}, {40, -3}, {40, -15}, {32, -28}, {20, -35}, {15, -25}, {12, -10}, {9, 3}, {-8, 5}},
		{{-9, 37}, {-9, 43}, {-2, 48}, {5, 52}, {8, 57}, {5, 61}, {15, 68}, {28, 71}, {45, 68}, {70, 72}, {105, 77}, {140, 73}, {178, 69}, {178, 65}, {160, 60},
			{140, 55}, {135, 45}, {127, 38}, {121, 30}, {110, 20}, {106, 10}, {103, 2}, {99, 10}, {95, 16}, {88, 22}, {80, 10}, {74, 18}, {67, 25}, {57, 26},
			{55, 17}, {44, 13}, {38, 22}, {35, 31}, {36, 36}, {27, 37}, {22, 38}, {14, 42}, {9, 44}, {3, 42}, {-2, 37}},
		{{114, -22}, {122, -18}, {131, -12}, {137, -16}, {142, -11}, {146, -19}, {153, -27}, {150, -37}, {141, -38}, {130, -32}, {116, -35}},
		{{-55, 60}, {-45, 60}, {-22, 70}, {-20, 77}, {-60, 77}, {-55, 70}},
		{{-6, 50}, {1, 51}, {-2, 57}, {-6, 58}}, {{130, 32}, {140, 36}, {142, 43}, {145, 44}, {141, 38}, {135, 34}},
		{{95, 5}, {105, -6}, {118, -8}, {119, 0}, {109, 2}},
	}
}

// dry says whether a site is on land: whether a line to the east crosses the coast an odd
// number of times.
func dry(s site, lands [][]site) bool {
	inside := false
	for _, coast := range lands {
		for i, a := range coast {
			b := coast[(i+1)%len(coast)]
			if (a.lat > s.lat) != (b.lat > s.lat) && s.lon < a.lon+(b.lon-a.lon)*(s.lat-a.lat)/(b.lat-a.lat) {
				inside = !inside
			}
		}
	}
	return inside
}

// earth returns the dots of the land in r, thin enough to be a ground for links; left and
// across are the columns of the map's western edge and of its width, in cells.
func earth(r grid.Rect, left, across, top, down float64) []dot {
	coasts := lands()
	var dots []dot
	for y := range grid.DotsDown * r.H {
		for x := range grid.DotsAcross * r.W {
			if y%2 != 0 || (x+y)%4 != 0 {
				continue
			}
			u := unit{(float64(x)/grid.DotsAcross - left) / across, (float64(y)/grid.DotsDown - top) / down}
			s := site{360*u.x - 180, northEdge - u.y*(northEdge-southEdge)}
			if u.x >= 0 && u.x <= 1 && u.y >= 0 && u.y <= 1 && dry(s, coasts) {
				dots = append(dots, dot{x: x, y: y})
			}
		}
	}
	return dots
}
