package projection

import (
	"errors"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// gone says why a block or transaction is not to be found.
func (w *inspector) gone(what string) string {
	text := "this " + what + " does not exist at this time"
	if w.cluster.Base().Height() > 0 {
		text += ", or it is forgotten" + w.since()
	}
	return text
}

func (w *inspector) blockDetail(v *view.View, s view.Subject) *view.BlockDetail {
	e := w.metrics.Block(s.Hash)
	if e == nil {
		return &view.BlockDetail{Block: view.Block{Hash: s.Hash, Miner: -1}, Gone: w.gone("block")}
	}
	if !s.Edit.IsZero() {
		return w.editedDetail(e, s.Edit)
	}
	record := w.metrics.Record(e)
	d := w.contents(e, *record)
	d.Running = record.Running
	if record.Main {
		d.Confirmations = int(w.metrics.Best().Height()-e.Height()) + 1
	}
	d.Life = w.blockLives(v, e)
	w.arrivals(d)
	return d
}

// contents is what is told of a block whoever has it.
func (w *inspector) contents(e *chain.Entry, record watch.Record) *view.BlockDetail {
	known, header := w.cachedBlock(e), &e.Block().Header
	d := &view.BlockDetail{
		Block: w.blockView(&record),
		Root:  header.Merkle,
		Clock: netsim.Time(header.Time) * netsim.Millisecond,
		Bits:  header.Bits, Nonce: header.Nonce,
		ChainWork: e.Work(), Work: e.Work(),
		Size:    e.Block().Size(),
		Subsidy: w.cluster.Shared.Store.Params().SubsidyAt(e.Height()),
		Merkle:  known.merkle, TxList: known.txs,
	}
	d.Difficulty = watch.Difficulty(header.Bits)
	if target, err := chain.TargetOfBits(header.Bits); err == nil {
		d.Target, d.Work = target, target.Work()
	}
	d.Rules = w.ruleViews(known)
	return d
}

// editedDetail shows a copy of a block with a field changed.
func (w *inspector) editedDetail(of *chain.Entry, edit forge.Edit) *view.BlockDetail {
	edited := &view.Edited{Edit: edit, Of: of.Hash(), Was: edit.Of(of.Block())}
	nothing := func(why string) *view.BlockDetail {
		return &view.BlockDetail{Block: view.Block{Hash: of.Hash(), Miner: -1}, Edited: edited, Gone: why}
	}
	made, err := edit.Apply(of.Block())
	if err != nil {
		return nothing("nothing is changed: " + err.Error())
	}
	if of.Parent() == nil {
		return nothing("this is the block that everybody begins with: a node takes no other in its place")
	}
	e, err := w.cluster.Shared.Store.AddOn(of.Parent(), made)
	if err != nil {
		return nothing("its parent would be block " + made.Header.Prev.Short() + ", which nobody has: no node could judge it, and all would wait for that block for ever")
	}
	record := *w.metrics.Record(of)
	if best := w.metrics.Best(); record.Main {
		edited.Last = int(best.Height())
		edited.Void = edited.Last - int(of.Height()) + 1
	}
	record.Entry, record.Main, record.Invalid, record.Seen = e, false, "", 0
	d := w.contents(e, record)
	d.Edited = edited
	for _, rule := range d.Rules {
		if rule.Broken && d.Invalid == "" {
			d.Invalid = rule.Name
		}
	}
	for i := range d.Rules {
		rule := &d.Rules[i]
		rule.Refused = nil
		if rule.Clock {
			rule.Refused = w.tooEarlyFor(made, rule.Nodes)
		}
	}
	return d
}

// tooEarlyFor are those of some nodes that would refuse a block now since it is from too far ahead
// of their clocks.
func (w *inspector) tooEarlyFor(b *chain.Block, nodes []int) (list []int) {
	limit := netsim.Time(w.cluster.Shared.Store.Params().FutureLimit)
	for _, id := range nodes {
		if latest := w.cluster.Now() + w.cluster.Network.SkewOf(netsim.NodeID(id)) + limit; b.Header.Time > int64(latest/netsim.Millisecond) {
			list = append(list, id)
		}
	}
	return list
}

// arrivals lists when nodes had the block for the first time.
func (w *inspector) arrivals(d *view.BlockDetail) {
	has := 0
	for i := range d.Life {
		l := &d.Life[i]
		if l.Status == view.LifeOnChain || l.Status == view.LifeAside {
			has++
		}
		if l.Timed && l.Status != view.LifeRefused && l.Status != view.LifeOrphaned {
			d.Arrivals = append(d.Arrivals, view.Arrival{At: l.Seen, Node: l.Node, From: l.From, Ran: l.Ran})
		}
	}
	slices.SortStableFunc(d.Arrivals, func(a, b view.Arrival) int { return int(min(max(a.At-b.At, -1), 1)) })
	d.Partly = len(d.Arrivals) < has
	d.P50, d.P90 = arrived(d, 0.5), arrived(d, 0.9)
}

// arrived is how long it took until a part of the nodes that ran then had the block.
func arrived(d *view.BlockDetail, part float64) netsim.Time {
	if at, ok := watch.Reached(d.Arrivals, part, d.Running); ok && !d.Partly {
		return at - d.Found
	}
	return -1
}

// ruleViews lists the rules with what they say of a block.
func (w *inspector) ruleViews(known *cachedBlock) []view.Rule {
	var views []view.Rule
	refused := w.refusals(known.entry.Hash())
	enforced := w.enforced(known.entry.Height())
	for i, rule := range chain.Rules() {
		if rule.Added && len(enforced(rule.Name)) == 0 && len(refused[rule.Name].nodes) == 0 {
			continue
		}
		v := view.Rule{Name: string(rule.Name), Doc: rule.Doc, Clock: rule.Scope == chain.ClockScope, Refused: refused[rule.Name].nodes}
		v.Nodes = enforced(rule.Name)
		var broken *chain.RuleError
		switch {
		case known.judged != nil && errors.As(known.judged[i], &broken), rule.Added && errors.As(known.entry.Judge(rule.Name), &broken):
		default:
			broken = refused[rule.Name].broken // by a limit of the node's own
		}
		if broken != nil && !v.Clock {
			v.Broken, v.Expected, v.Found = true, broken.Expected, broken.Found
		}
		views = append(views, v)
	}
	return views
}

// enforced tells which nodes enforce a rule at a height. Most nodes have the same rules.
func (w *inspector) enforced(height uint32) func(chain.RuleName) []int {
	bySet := map[chain.RuleSet][]int{}
	for id, n := range w.cluster.Nodes {
		bySet[n.Chain().Rules()] = append(bySet[n.Chain().Rules()], id)
	}
	return func(name chain.RuleName) (nodes []int) {
		for set, ids := range bySet {
			switch {
			case !set.At(height).Has(name):
			case len(bySet) == 1:
				return ids
			default:
				nodes = append(nodes, ids...)
			}
		}
		slices.Sort(nodes)
		return nodes
	}
}

// refusal is who refused a block by a rule, and what was said, if it was of this very block.
type refusal struct {
	nodes  []int
	broken *chain.RuleError
}

// refusals are the nodes that refused a block, by the rule that it breaks.
func (w *inspector) refusals(h chain.Hash) map[chain.RuleName]refusal {
	refused := map[chain.RuleName]refusal{}
	w.watchers.Sightings().Troubles(h, func(t *watch.Trouble) {
		var broken *chain.RuleError
		if !errors.As(t.Err, &broken) || slices.Contains(refused[broken.Rule].nodes, int(t.Node)) {
			return
		}
		r := refused[broken.Rule]
		if r.nodes = append(r.nodes, int(t.Node)); broken.Block == h {
			r.broken = broken
		}
		refused[broken.Rule] = r
	})
	return refused
}
