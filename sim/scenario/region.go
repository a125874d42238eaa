package scenario

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
	"example.com/sosocoin/sim/settings"
)

// RegionUsage is how a region is written.
const RegionUsage = "region NAME share=PERCENT up=BYTES_PER_S down=BYTES_PER_S nodes=NODES latency=NAME:DURATION,..."

// regionLine is a region as its line gives it.
type regionLine struct {
	line    int
	name    lex.Word
	region  netsim.Region
	latency []distance
}

// distance is the one-way latency from a region to another.
type distance struct {
	to    lex.Word
	delay time.Duration
}

// region reads what follows the word region. Which regions there are is known only at
// the end of the header.
func (p *parser) region(c *lex.Cursor) error {
	r := regionLine{line: p.line, name: c.Word()}
	if p.scenario.RegionLine > 0 {
		return r.name.Refuse("regions only once", "regions= in an earlier line has named all")
	}
	if _, err := command.ParseRegion(r.name.Text); err != nil {
		refused := r.name.Misread(err, "a name of letters, digits and dashes")
		if refused.Hint == "" {
			refused.Hint = "usage: " + RegionUsage
		}
		return refused
	}
	if slices.ContainsFunc(p.regions, func(other regionLine) bool { return other.name.Text == r.name.Text }) {
		return r.name.Refuse("a name that no other region has", "")
	}
	r.region.Name = r.name.Text
	given := map[string]bool{}
	for {
		w := c.Word()
		key, value, ok := w.Cut("=")
		if w.Text == "" && (given["share"] && given["latency"]) {
			p.regions = append(p.regions, r)
			p.known.Regions = append(p.known.Regions, r.region.Name)
			return nil
		}
		if !ok || given[key.Text] {
			return w.Refuse("share=, up=, down=, nodes= and latency=, once each; of these share and latency must be there", "usage: "+RegionUsage)
		}
		given[key.Text] = true
		if refused := r.read(key.Text, w, value); refused != nil {
			return refused
		}
	}
}

// read reads one key=value of a region.
func (r *regionLine) read(key string, at, value lex.Word) (refused *lex.Error) {
	var err error
	switch key {
	case "share":
		if r.region.Share, err = quantity.ParseProbability(value.Text); err != nil {
			return value.Misread(err, "a part of the nodes from 0% to 100%")
		}
	case "up", "down":
		bandwidth := &r.region.Up
		if key == "down" {
			bandwidth = &r.region.Down
		}
		if *bandwidth, err = quantity.ParseBytes(value.Text); err != nil {
			return value.Misread(err, "bytes per second")
		}
	case "nodes":
		if r.region.Nodes, err = settings.MembersNamed(value.Text); err != nil {
			return value.Misread(err, "nodes such as n0-n3,n7")
		}
	case "latency":
		return r.readLatency(value)
	default:
		return at.Refuse("share=, up=, down=, nodes= or latency=", "usage: "+RegionUsage)
	}
	return nil
}

// readLatency reads "NA:32ms,EU:124ms".
func (r *regionLine) readLatency(list lex.Word) *lex.Error {
	for _, part := range list.Split(",") {
		to, latency, ok := part.Cut(":")
		if !ok {
			return part.Refuse("a region and a duration such as EU:124ms", "")
		}
		delay, err := quantity.ParseDuration(latency.Text)
		if err != nil {
			return latency.Misread(err, "a duration such as 124ms")
		}
		if r.to(to.Text) != nil {
			return to.Refuse("each region once", "")
		}
		r.latency = append(r.latency, distance{to, delay})
	}
	return nil
}

// to is how far it is to a region by this line; nil where it does not say.
func (r *regionLine) to(name string) *distance {
	for i := range r.latency {
		if r.latency[i].to.Text == name {
			return &r.latency[i]
		}
	}
	return nil
}

// settleRegions works out the matrix of latencies: what only one of two regions says is
// so both ways.
func (p *parser) settleRegions() error {
	wrong := func(r *regionLine, column int, problem string, args ...any) error {
		return &Error{p.scenario.File, r.line, column, fmt.Sprintf(problem, args...)}
	}
	var regions netsim.Regions
	for i := range p.regions {
		r := &p.regions[i]
		for _, d := range r.latency {
			if !slices.ContainsFunc(p.regions, func(other regionLine) bool { return other.name.Text == d.to.Text }) {
				return wrong(r, d.to.Column, "found %q, expected the name of a region", d.to.Text)
			}
		}
		regions = append(regions, r.region)
	}
	from, to, ok := settings.Distances(regions, func(from, to int) (time.Duration, bool) {
		if d := p.regions[from].to(regions[to].Name); d != nil {
			return d.delay, true
		}
		return 0, false
	})
	if !ok {
		r, other := &p.regions[from], regions[to].Name
		return wrong(r, r.name.Column, "no latency between %s and %s; expected %s:DURATION in the list of one of them", r.name.Text, other, other)
	}
	if regions != nil {
		p.scenario.Regions, p.scenario.RegionLine = regions, p.regions[0].line
	}
	if p.scenario.Regions == nil {
		return nil
	}
	for _, name := range settings.RegionSettings() {
		if _, given := p.scenario.Setting(name); given {
			return p.scenario.Misfit(name, "the regions say that; leave it out")
		}
	}
	return nil
}

// regionsAtOnce takes the regions of a setting, which was read. They are kept as those of lines are.
func (p *parser) regionsAtOnce(key lex.Word) error {
	if p.scenario.RegionLine > 0 || len(p.regions) > 0 {
		return key.Refuse("regions only once", "")
	}
	p.scenario.Regions, p.scenario.RegionLine = p.config.Regions, p.line
	p.known.Regions = p.config.Regions.Names()
	return nil
}

// regionLines writes regions as they are read.
func regionLines(regions netsim.Regions) string {
	var b strings.Builder
	for i, r := range regions {
		fmt.Fprintf(&b, "region %s share=%s", r.Name, quantity.FormatProbability(r.Share))
		for _, side := range []struct {
			name      string
			bandwidth float64
		}{{"up", r.Up}, {"down", r.Down}} {
			if side.bandwidth > 0 {
				b.WriteString(" " + side.name + "=" + quantity.FormatBytes(side.bandwidth))
			}
		}
		if len(r.Nodes) > 0 {
			b.WriteString(" nodes=" + nodeset.Format(r.Nodes))
		}
		var latency []string
		for j, to := range regions {
			if settings.Tells(regions, i, j) {
				latency = append(latency, to.Name+":"+quantity.FormatDuration(r.Delay[j].Duration()))
			}
		}
		b.WriteString(" latency=" + strings.Join(latency, ",") + "\n")
	}
	return b.String()
}
