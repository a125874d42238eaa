package effect

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/withhold"
)

// Tables are this large: longer races are rarer than a run is long. The optimum takes long to
// find, and at a smaller size earns less only where the attacker has almost half of the hash
// rate.
const (
	policySize  = 200
	optimalSize = 80
)

// strategy has nodes follow a policy with the blocks that they find.
func strategy(w *cluster.Cluster, c command.Strategy) (string, error) {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	policies := make([]*withhold.Policy, len(ids)) // nil: honest
	for i, id := range ids {
		if i > 0 && (c.Way != command.BeOptimal || c.Alpha > 0) {
			policies[i] = policies[0]
		} else if policies[i], err = policyFor(w, id, c); err != nil {
			return "", err
		}
	}
	for i, id := range ids {
		n, p := w.Nodes[id], policies[i]
		w.Call(id, func(env *netsim.Env) {
			if p == nil {
				n.SetStrategy(env, node.Honest{})
			} else {
				n.SetStrategy(env, node.NewWithholding(p, n))
			}
		})
	}
	if c.Way == command.BeHonest {
		return w.List(ids) + ": honest, publishes each block at once", nil
	}
	return fmt.Sprintf("%s: keeps blocks back by the policy %s", w.List(ids), policies[0].Name), nil
}

// called is the name of a policy, which tells it from all others. Those from files have names of
// their own behind it.
func called(c command.Strategy) string {
	if c.Way == command.BeStubborn {
		return c.Way.String() + "=" + c.Ways.String()
	}
	return c.Way.String()
}

// policyFor is the policy that a node is to follow; nil to be honest.
func policyFor(w *cluster.Cluster, id int, c command.Strategy) (*withhold.Policy, error) {
	switch c.Way {
	case command.BeSelfish:
		return theory.Stubborn{}.Policy(called(c), policySize), nil
	case command.BeStubborn:
		return theory.Stubborn(c.Ways).Policy(called(c), policySize), nil
	case command.BeOptimal:
		alpha := c.Alpha
		if alpha == 0 {
			alpha = share(w, id)
		}
		if alpha <= 0 || alpha >= 0.5 {
			return nil, fmt.Errorf("%s has %.3g %% of the hash rate; the optimum is known above 0 and below 50 %%: say for which share with alpha=", w.Name(id), 100*alpha)
		}
		best, _ := theory.Optimal(alpha, c.Gamma, optimalSize)
		return best, nil
	case command.FromFile:
		return readPolicy(c.File)
	}
	return nil, nil
}

// share is a node's part of all nodes' hash rate.
func share(w *cluster.Cluster, id int) float64 {
	total := 0.0
	for _, n := range w.Nodes {
		total += n.HashRate()
	}
	if total == 0 {
		return 0
	}
	return w.Nodes[id].HashRate() / total
}

// maxPolicyFile is more than the largest table takes, in bytes.
const maxPolicyFile = 4 << 20

// readPolicy reads a policy from a file. What is wrong with it is told with line and column.
func readPolicy(name string) (*withhold.Policy, error) {
	raw, err := files.Read(name, maxPolicyFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > maxPolicyFile {
		return nil, fmt.Errorf("%s: larger than %d MB, which no policy is", name, maxPolicyFile>>20)
	}
	text, err := files.Text(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p, err := withhold.Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	p.Name = command.FromFile.String() + "=" + p.Name
	return p, nil
}

// followsAlready reports whether nodes do already what a command wants of them. A file may
// have changed, and the optimum follows the hash rates, so that those are read again.
func followsAlready(w *cluster.Cluster, c command.Strategy) bool {
	ids, err := w.Up(c.Nodes)
	if err != nil || c.Way == command.FromFile || c.Way == command.BeOptimal {
		return false
	}
	return all(ids, func(id int) bool { return node.NameOf(w.Nodes[id].Strategy()) == called(c) })
}
