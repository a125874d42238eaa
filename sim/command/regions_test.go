package command

import (
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// A region can stand wherever nodes can, and beside nodes.
func TestRegionsStandForNodes(t *testing.T) {
	known := Known{Called: nodeset.Called{Nodes: 20, Names: nodeset.Names{"alice": 3}, Regions: []string{"europe", "america", "us-east"}}}
	for line, want := range map[string]string{
		"partition america | europe":           "partition america | europe",
		"partition n3,america|europe":          "partition america,n3 | europe",
		"partition us-east,alice > europe":     "partition us-east,n3 > europe",
		"mine europe off":                      "mine europe off",
		"mine 4-6,us-east,america,alice on":    "mine america,us-east,n3-n6 on",
		"crash europe":                         "crash europe",
		"restart europe,n1":                    "restart europe,n1",
		"freeze us-east":                       "freeze us-east",
		"thaw us-east":                         "thaw us-east",
		"skew america -5s":                     "skew america -5s",
		"hashrate europe 2kH/s":                "hashrate europe 2kH/s",
		"sync europe":                          "sync europe",
		"add peers=europe,alice":               "add peers=europe,n3",
		"respend rent alice via=america":       "respend rent n3 via=america",
		"latency 300ms america europe":         "latency 300ms america europe",
		"latency 300ms us-east us-east":        "latency 300ms us-east us-east",
		"jitter 5ms alice europe oneway":       "jitter 5ms n3 europe oneway",
		"loss 10% america,us-east n0-n2":       "loss 10% america,us-east n0-n2",
		"bandwidth 64kB europe alice":          "bandwidth 64kB europe n3",
		"cut america europe":                   "cut america europe",
		"restore america europe":               "restore america europe",
		"hold europe america oneway":           "hold europe america oneway",
		"release all":                          "release all",
		"latency 1s":                           "latency 1s",
		"mine eurpoe off":                      `!column 6: found "eurpoe", expected nodes such as n0, n0-n4,n7 or all, or a region such as europe; did you mean europe?`,
		"mine n0,eurpoe off":                   `!column 9: found "eurpoe"`,
		"crash asia":                           `!column 7: found "asia", expected nodes such as n0, n0-n4,n7 or all, or a region such as europe; the regions are europe, america, us-east`,
		"mine europe,europe off":               `!column 13: found "europe", expected each node only once; europe is named twice`,
		"partition europe | n3,europe":         `!column 20: found "n3,europe", expected each node in one group only; europe is in group 1 too`,
		"partition america | asia":             `!column 21: found "asia"`,
		"latency 300ms america asia":           `!column 23: found "asia", expected a node such as n0, or a region such as europe; the regions are europe, america, us-east`,
		"send europe n1 5":                     `!column 6: found "europe", expected a node such as n0; that is a region; one node is needed`,
		"link n0 europe":                       `!column 9: found "europe", expected a node such as n0; that is a region`,
		"mine Europe off":                      `!column 6: found "Europe"`,
		"name n0 europe":                       `!column 9: found "europe", expected a name that no region has`,
		"latency 300ms america,all europe":     `!column 23: found "all"`,
		"latency 300ms america europe two-way": `!column 30: found "two-way", expected the end of the line`,
	} {
		c, err := ParseWith(line, known)
		refusal, refused := strings.CutPrefix(want, "!")
		switch {
		case refused && (err == nil || !strings.HasPrefix(err.Error(), refusal)):
			t.Errorf("%s: %v %v, want the refusal %q", line, c, err, refusal)
		case !refused && (err != nil || c.String() != want):
			t.Errorf("%s: got %v %v, want %s", line, c, err, want)
		}
	}
}

func TestRegionNames(t *testing.T) {
	for name, want := range map[string]string{
		"america": "", "EU": "", "us-east-1": "", "4g": "", "n": "", "north": "", "n1x": "", strings.Repeat("a", grammar.LongestRegion): "",
		"":          `"" is not a name of letters, digits and dashes`,
		"A:B":       "A:B is not a name of letters, digits and dashes",
		"São-Paulo": "is not a name",
		"a_b":       "is not a name",
		"-":         "is not a name",
		"--fee":     "is not a name",
		"n3":        "n3 has a meaning of its own",
		"N3":        "could be taken",
		"3":         "3 has a meaning of its own",
		"n0-n4":     "could be taken",
		"0-4":       "could be taken",
		"n3-":       "could be taken",
		"n999999":   "could be taken",
		"n4-n0":     "could be taken",
		"all":       "all has a meaning of its own",
		"none":      "has a meaning of its own",
		"oneway":    "has a meaning of its own",
		"on":        "has a meaning of its own",
		strings.Repeat("a", grammar.LongestRegion+1): "it has more than 32 characters",
	} {
		got, err := ParseRegion(name)
		if want == "" && (err != nil || got != name) || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
	}
}

// inRegions is who is in the regions of a world of ten nodes.
func inRegions(region string) ([]int, error) {
	switch region {
	case "west":
		return []int{0, 3, 6, 9}, nil
	case "east":
		return []int{1, 2, 4, 5, 7, 8}, nil
	case "moon":
		return nil, &nodeset.NoRegionError{Region: region, Empty: true}
	}
	return nil, &nodeset.NoRegionError{Region: region, Regions: []string{"west", "east", "moon"}}
}

func TestRegionsAreResolved(t *testing.T) {
	for list, want := range map[string]string{
		"west": "n0,n3,n6,n9", "west,n1,n3": "n0,n1,n3,n6,n9", "west,east": "n0-n9", "west,n12": "!n12 is not a node: there are n0 to n9",
		"moon": "!region moon has no nodes: its share of them is too small", "n1,moon": "!region moon has no nodes", "wets": "!wets is not a region; did you mean west?",
		"mars": "!mars is not a region; the regions are west, east, moon",
	} {
		l, err := ParseNodesOfRegions(list)
		if err != nil {
			t.Fatal(err)
		}
		ids, err := l.Resolve(10, inRegions)
		if refusal, refused := strings.CutPrefix(want, "!"); refused {
			if err == nil || !strings.HasPrefix(err.Error(), refusal) {
				t.Errorf("%s: %v, want %q", list, err, refusal)
			}
		} else if err != nil || nodeset.Format(ids) != want || !slices.IsSorted(ids) {
			t.Errorf("%s: got %v, %v; want %s", list, ids, err, want)
		}
	}
}

// In a partition a node that is named is where it is named.
func TestNamedNodesLeaveTheirRegions(t *testing.T) {
	known := Known{Called: nodeset.Called{Regions: []string{"west", "east", "moon"}}}
	for line, want := range map[string]string{
		"partition west | east":              "n0,n3,n6,n9 | n1,n2,n4,n5,n7,n8",
		"partition west,n1 | east":           "n0,n1,n3,n6,n9 | n2,n4,n5,n7,n8",
		"partition west,n3 | east":           "n0,n3,n6,n9 | n1,n2,n4,n5,n7,n8",
		"partition east | n0,n9 | west":      "n1,n2,n4,n5,n7,n8 | n0,n9 | n3,n6",
		"partition west | n0,n3,n6,n9 | n1":  "!group 1, west, has no nodes: all of them are named in others",
		"partition west | moon":              "!region moon has no nodes",
		"partition n0 > east":                "n0 | n1,n2,n4,n5,n7,n8",
		"partition west,east,n1 | n2":        "n0,n1,n3-n9 | n2",
		"partition n0,n1 | n2,n3 | n4 | n17": "!n17 is not a node",
	} {
		c, err := ParseWith(line, known)
		if err != nil {
			t.Fatal(err)
		}
		groups, err := c.(Partition).Groups.Resolve(10, inRegions)
		var texts []string
		for _, g := range groups {
			texts = append(texts, nodeset.Format(g))
		}
		got := strings.Join(texts, " | ")
		if refusal, refused := strings.CutPrefix(want, "!"); refused {
			if err == nil || !strings.HasPrefix(err.Error(), refusal) {
				t.Errorf("%s: %v, want %q", line, err, refusal)
			}
		} else if err != nil || got != want {
			t.Errorf("%s: got %s, %v; want %s", line, got, err, want)
		}
	}
}

// Regions are offered where nodes are, and in lists.
func TestCompleteKnowsRegions(t *testing.T) {
	known := Known{Called: nodeset.Called{Nodes: 3, Names: nodeset.Names{"zoe": 2}, Regions: []string{"europe", "us-east"}}}
	for line, want := range map[string]string{
		"mine ":                         "europe us-east n0 n1 n2 zoe all",
		"mine e":                        "europe",
		"mine us-":                      "us-east",
		"mine europe,":                  "europe,us-east europe,n0 europe,n1 europe,n2 europe,zoe",
		"mine us-east,n1,":              "us-east,n1,europe us-east,n1,n0 us-east,n1,n2 us-east,n1,zoe",
		"mine n0-":                      "n0-n1 n0-n2",
		"crash us-east ":                "",
		"partition europe | ":           "us-east n0 n1 n2 zoe",
		"partition europe,n0 | u":       "us-east",
		"latency 300ms ":                "all europe us-east n0 n1 n2 zoe",
		"latency 300ms europe,n":        "europe,n0 europe,n1 europe,n2",
		"latency 300ms europe ":         "europe us-east n0 n1 n2 zoe",
		"latency 300ms n0 u":            "us-east",
		"latency 300ms europe us-east ": "oneway",
		"hold europe us-east,":          "us-east,europe us-east,n0 us-east,n1 us-east,n2 us-east,zoe",
		"respend rent n0 via=e":         "via=europe",
		"add peers=us":                  "peers=us-east",
		"send e":                        "",
		"link n0 ":                      "n1 n2 zoe",
	} {
		if got := strings.Join(Complete(line, known), " "); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
