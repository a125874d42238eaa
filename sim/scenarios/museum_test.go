package scenarios_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
)

// museum are the scenarios that are exhibits.
func museum(t *testing.T) (all []*scenario.Scenario) {
	t.Helper()
	for _, name := range scenarios.Names() {
		if s := open(t, name); s.Exhibit != nil {
			all = append(all, s)
		}
	}
	return all
}

// commandOf is the command that a line gives, or nil.
func commandOf(line scenario.Line) command.Command {
	if do, ok := line.Step.(scenario.Do); ok {
		return do.Command
	}
	return nil
}

// off reports whether a line takes the rule from nodes, and on whether all have all rules after it.
func off(line scenario.Line, rule chain.RuleName) bool {
	c, ok := commandOf(line).(command.Rules)
	return ok && slices.Contains(c.Remove, rule)
}

func on(line scenario.Line) bool {
	c, ok := commandOf(line).(command.Rules)
	return ok && c.Full && c.Nodes.All
}

// Each rule has an exhibit, which takes it from some nodes, forges what breaks it, and has it on
// again in the end.
func TestEachRuleHasAnExhibit(t *testing.T) {
	var shown []chain.RuleName
	for _, s := range museum(t) {
		rule := s.Exhibit.Rule
		shown = append(shown, rule)
		if s.File != "museum-"+string(rule) {
			t.Errorf("%s is about the rule %s", s.File, rule)
		}
		forged := func(line scenario.Line) bool {
			c, ok := commandOf(line).(command.Forge)
			return ok && c.Rule == rule
		}
		without := slices.IndexFunc(s.Lines, func(line scenario.Line) bool { return off(line, rule) })
		if broken := slices.IndexFunc(s.Lines, forged); without < 0 || broken < without || slices.IndexFunc(s.Lines, on) < broken {
			t.Errorf("%s: expected rules -%s, forge, and rules all full, in this order", s.File, rule)
		}
	}
	for _, rule := range chain.Rules() {
		if !rule.Added && !slices.Contains(shown, rule.Name) {
			t.Errorf("%s has no exhibit", rule.Name)
		}
	}
}

// The damage that an exhibit shows comes of the missing rule: with the rule on all the time, none
// of what it expects in between is so, or somebody is refused what he would do.
func TestExhibitsNeedTheRuleOff(t *testing.T) {
	t.Parallel()
	for _, s := range museum(t) {
		rule := s.Exhibit.Rule
		damage := map[int]string{} // by line
		var kept []scenario.Line
		within := false
		for _, line := range s.Lines {
			if off(line, rule) {
				within = true
				continue
			}
			within = within && !on(line)
			if expect, ok := line.Step.(scenario.Expect); ok && within {
				damage[line.Number] = fmt.Sprint(expect)
			}
			kept = append(kept, line)
		}
		s.Lines = kept
		failures, err := outcome(s, 1, netsim.Serial)
		for _, failure := range failures {
			delete(damage, failure.Line)
		}
		var refused *scenario.Error
		if errors.As(err, &refused) { // nothing after it is looked at
			maps.DeleteFunc(damage, func(line int, _ string) bool { return line > refused.Line })
		}
		for line, expect := range damage {
			t.Errorf("%s:%d: %s holds with the rule on", s.File, line, expect)
		}
		if len(failures) == 0 {
			t.Errorf("%s: with the rule on nothing fails (%v)", s.File, err)
		}
	}
}
