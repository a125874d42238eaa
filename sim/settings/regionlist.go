package settings

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Regions are written in one word: first what each is, EU:60%:up=20Mbit/s:down=40Mbit/s:nodes=n0-n3+n7, of
// which all but the share may be left out, then how far each is from each, EU/US:119ms, with commas between.

const (
	regionsExpected = "regions and how far they are apart, such as EU:60%,US:40%,EU/EU:6ms,EU/US:119ms,US/US:27ms"
	noRegions       = "none"
)

// regionList is what is read so far.
type regionList struct {
	regions netsim.Regions
	apart   map[[2]int]time.Duration // from, to
}

// readRegions reads the regions of a world, or that it has none.
func readRegions(c *Config, v string) error {
	c.Regions = nil
	if v == noRegions {
		return nil
	}
	list := regionList{apart: map[[2]int]time.Duration{}}
	for _, part := range strings.Split(v, ",") {
		name, rest, ok := strings.Cut(strings.TrimSpace(part), ":")
		if !ok {
			return fmt.Errorf("%.40q: expected %s", part, regionsExpected)
		}
		read := list.readRegion
		if strings.Contains(name, "/") {
			read = list.readDistance
		}
		if err := read(name, rest); err != nil {
			return fmt.Errorf("%.60q: %w", part, err)
		}
	}
	if from, to, ok := Distances(list.regions, list.told); !ok {
		a, b := list.regions[from].Name, list.regions[to].Name
		return fmt.Errorf("no latency between %s and %s; expected %s/%s:DURATION", a, b, a, b)
	}
	c.Regions = list.regions
	return nil
}

func (l *regionList) told(from, to int) (time.Duration, bool) {
	delay, ok := l.apart[[2]int{from, to}]
	return delay, ok
}

// at is the place of a region; -1: there is none of that name so far.
func (l *regionList) at(name string) int {
	return slices.IndexFunc(l.regions, func(r netsim.Region) bool { return r.Name == name })
}

// readRegion reads what follows a region's name: "60%:up=1MB".
func (l *regionList) readRegion(name, rest string) error {
	if _, err := command.ParseRegion(name); err != nil {
		return err
	}
	if l.at(name) >= 0 {
		return fmt.Errorf("region %s is given twice; expected once", name)
	}
	share, options, _ := strings.Cut(rest, ":")
	region := netsim.Region{Name: name}
	var err error
	if region.Share, err = quantity.ParseProbability(share); err != nil {
		return fmt.Errorf("share of the nodes: %w", err)
	}
	given := map[string]bool{}
	for options != "" {
		var option string
		option, options, _ = strings.Cut(options, ":")
		key, value, _ := strings.Cut(option, "=")
		read, known := map[string]func() error{
			"up":   func() (err error) { region.Up, err = quantity.ParseBytes(value); return err },
			"down": func() (err error) { region.Down, err = quantity.ParseBytes(value); return err },
			"nodes": func() (err error) {
				region.Nodes, err = MembersNamed(strings.ReplaceAll(value, memberSign, ","))
				return err
			},
		}[key]
		if !known || given[key] {
			return fmt.Errorf("found %.40q, expected up=, down= and nodes=, once each", option)
		}
		if err := read(); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		given[key] = true
	}
	l.regions = append(l.regions, region)
	return nil
}

// memberSign stands between the nodes of a region where a comma stands between regions.
const memberSign = "+"

// MembersNamed reads the nodes that a region names, such as "n0-n3,n7".
func MembersNamed(s string) ([]int, error) {
	list, err := nodeset.ParseList(s)
	if err == nil && list.All {
		err = &lex.ValueError{Value: s, Expected: "nodes such as n0-n3,n7"}
	}
	return list.Nodes, err
}

// readDistance reads the latency from one region to another: "119ms".
func (l *regionList) readDistance(names, latency string) error {
	a, b, _ := strings.Cut(names, "/")
	from, to := l.at(a), l.at(b)
	for i, at := range []int{from, to} {
		if at < 0 {
			return fmt.Errorf("no region before it is called %.40q; expected regions first, such as EU:60%%", []string{a, b}[i])
		}
	}
	if _, twice := l.told(from, to); twice {
		return fmt.Errorf("the latency from %s to %s is given twice; expected once", a, b)
	}
	delay, err := quantity.ParseDuration(latency)
	if err != nil {
		return err
	}
	l.apart[[2]int{from, to}] = delay
	return nil
}

// showRegions writes regions as they are read.
func showRegions(c *Config) string {
	var parts, apart []string
	for i, region := range c.Regions {
		part := region.Name + ":" + quantity.FormatProbability(region.Share)
		if region.Up > 0 {
			part += ":up=" + quantity.FormatBytes(region.Up)
		}
		if region.Down > 0 {
			part += ":down=" + quantity.FormatBytes(region.Down)
		}
		if len(region.Nodes) > 0 {
			part += ":nodes=" + strings.ReplaceAll(nodeset.Format(region.Nodes), ",", memberSign)
		}
		parts = append(parts, part)
		for j, to := range c.Regions {
			if Tells(c.Regions, i, j) {
				apart = append(apart, region.Name+"/"+to.Name+":"+quantity.FormatDuration(region.Delay[j].Duration()))
			}
		}
	}
	return strings.Join(append(parts, apart...), ",")
}

// Distances has regions be as far apart as is told. What is told one way only is so both ways;
// where neither is told, between from and to, ok is false.
func Distances(regions netsim.Regions, told func(from, to int) (time.Duration, bool)) (from, to int, ok bool) {
	for i := range regions {
		regions[i].Delay = nil
		for j := range regions {
			delay, given := told(i, j)
			if !given {
				delay, given = told(j, i)
			}
			if !given {
				return i, j, false
			}
			regions[i].Delay = append(regions[i].Delay, netsim.Time(delay))
		}
	}
	return 0, 0, true
}

// Tells says whether a list of distances has to tell the one from a region to another, rather than
// leave it to the way back.
func Tells(regions netsim.Regions, from, to int) bool {
	return to >= from || regions[from].Delay[to] != regions[to].Delay[from]
}
