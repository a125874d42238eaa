package effect

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/plain"
)

// rules has nodes take other blocks for valid.
func rules(w *cluster.Cluster, c command.Rules) (string, error) {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	params := w.Shared.Store.Params()
	if least := chain.MinBlockSize + params.Payload; c.Limits.BlockSize > 0 && c.Limits.BlockSize < least {
		return "", fmt.Errorf("block-size: expected at least %d bytes, what an empty block takes here, found %d", least, c.Limits.BlockSize)
	}
	if err := c.Limits.Of(params).Validate(); err != nil {
		return "", err
	}
	var moved []string
	for _, id := range ids {
		n := w.Nodes[id]
		before := n.Chain().Tip()
		w.Shared.Knows(rulesAfter(c, n.Chain().Rules()))
		w.Call(id, func(env *netsim.Env) {
			node.Rejudge(n, env, func(known *chain.Chain) (chain.Change, bool) {
				return known.SetRules(rulesAfter(c, known.Rules())), true
			})
		})
		moved = append(moved, moves(w, id, before)...)
	}
	return w.List(ids) + ": " + rulesOf(w, ids) + conclude(moved), nil
}

// rulesOf says which rules nodes have, if they all have the same.
func rulesOf(w *cluster.Cluster, ids []int) string {
	set := w.Nodes[ids[0]].Chain().Rules()
	if !all(ids, func(id int) bool { return w.Nodes[id].Chain().Rules() == set }) {
		return "their rules have changed"
	}
	if set == chain.AllRules() {
		return "all rules that there are at the start"
	}
	return "rules " + set.String()
}

// moves says how a node's tip moved, if it did.
func moves(w *cluster.Cluster, id int, before *chain.Entry) []string {
	change := chain.ChangeOf(before, w.Nodes[id].Chain().Tip())
	if !change.Moved() {
		return nil
	}
	text := fmt.Sprintf("%s takes off %s", w.Name(id), plain.Count(len(change.Off), "block"))
	if len(change.On) > 0 {
		text += fmt.Sprintf(" and puts on %d", len(change.On))
	}
	return []string{text}
}

// movesShown is how many nodes are named that move.
const movesShown = 3

// conclude adds what nodes do to what they were told.
func conclude(moved []string) string {
	if len(moved) == 0 {
		return ""
	}
	text := "; " + strings.Join(moved[:min(movesShown, len(moved))], ", ")
	if more := len(moved) - movesShown; more > 0 {
		text += fmt.Sprintf(", and %s more move", plain.Count(more, "node"))
	}
	return text
}

// enforcesAlready reports whether nodes have the rules that a command wants.
func enforcesAlready(w *cluster.Cluster, c command.Rules) bool {
	ids, err := w.Up(c.Nodes)
	return err == nil && all(ids, func(id int) bool {
		rules := w.Nodes[id].Chain().Rules()
		return rulesAfter(c, rules) == rules
	})
}

// rulesAfter is what rules become by a command.
func rulesAfter(c command.Rules, rules chain.RuleSet) chain.RuleSet {
	return rules.From(c.From, func(t chain.Terms) chain.Terms {
		if c.Full {
			t = chain.AllRules().At(c.From)
		}
		t = t.With(c.Add...).Without(c.Remove...)
		if c.Limits.BlockSize > 0 {
			t.BlockSize = c.Limits.BlockSize
		}
		if c.Limits.Maturity > 0 {
			t.Maturity = c.Limits.Maturity
		}
		if c.Limits.Subsidy > 0 {
			t.Subsidy = c.Limits.Subsidy
		}
		return t
	})
}
