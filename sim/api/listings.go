package api

import (
	"encoding/json"
	"slices"
	"sync"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/api/strict"
)

// listings are which neighbours nodes do not list as their peers: those that added them and did
// not ask to be added back. The link goes both ways all the same. It is no part of the world, and
// is not rewound with it.
type listings struct {
	mu     sync.Mutex
	hidden map[listing]bool
}

// listing is that one node lists another one.
type listing struct{ who, whom int }

func (l *listings) set(who, whom int, listed bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.hidden == nil {
		l.hidden = map[listing]bool{}
	}
	if listed {
		delete(l.hidden, listing{who, whom})
	} else {
		l.hidden[listing{who, whom}] = true
	}
}

// among are those of a node's neighbours that it lists. What was said of a link that is there no
// more is forgotten.
func (l *listings) among(who int, neighbours []netsim.NodeID) (listed []netsim.NodeID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for hidden := range l.hidden {
		if hidden.who == who && !slices.Contains(neighbours, netsim.NodeID(hidden.whom)) {
			delete(l.hidden, hidden)
		}
	}
	for _, id := range neighbours {
		if !l.hidden[listing{who, int(id)}] {
			listed = append(listed, id)
		}
	}
	return listed
}

// peers are the neighbours that the node lists.
func (c *call) peers(w *sim.World) []netsim.NodeID {
	return c.server.listings.among(c.node, w.Reading().Neighbours(c.node))
}

// addsBack reads whether the other node is to list this one, too.
func addsBack(body map[string]json.RawMessage) (bool, error) {
	switch raw := string(body["addBack"]); raw {
	case "", "true":
		return true, nil
	case "false", "null":
		return false, nil
	default:
		return false, strict.Wrong("addBack: expected true, false or null, found %.40s", raw)
	}
}
