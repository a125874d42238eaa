package sim

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
)

// Do carries out a world command or a question at the present time, and answers
// in words. An error leaves the world as it was. World commands that succeed are
// journaled.
func (w *World) Do(c command.Command) (string, error) {
	switch command.KindOf(c) {
	case command.Question:
		return w.ask(c)
	case command.View:
		return "", fmt.Errorf("%s is for the dashboard, not for the world", c)
	}
	if len(w.journal) >= MaxJournal {
		return "", fmt.Errorf("%d commands have been given, and the journal of a run holds no more", len(w.journal))
	}
	answer, err := w.act(c)
	if err != nil {
		return "", err
	}
	w.journal = append(w.journal, Recorded{w.Now(), c})
	if w.tracer.on() {
		w.tracer.command(w.Now(), w.Say(c))
	}
	w.collectAll()
	if w.config.Observe {
		w.log.add(entry{at: w.Now(), command: c})
	}
	return answer, nil
}

// MaxJournal is how many world commands a run can be given: each is kept, to do all over
// again. It is far beyond what anybody gives, and some hundred MB.
const MaxJournal = 2_000_000

// DoLine reads one line and carries it out.
func (w *World) DoLine(line string) (string, error) {
	c, err := w.Known().Parse(line)
	if err != nil || c == nil {
		return "", err
	}
	return w.Do(c)
}

// act is the table of world commands.
func (w *World) act(c command.Command) (string, error) {
	switch c := c.(type) {
	case command.Mine:
		return w.mine(c)
	case command.Send:
		return w.send(c)
	case command.Respend:
		return w.respend(c)
	case command.Sync:
		return w.sync(c)
	case command.HashRate:
		return w.hashRate(c)
	case command.Workload:
		return w.setWorkload(c)
	case command.Name:
		return w.rename(c)
	case command.NewKey:
		return w.newKey(c)
	case command.Ask:
		return w.askNode(c)
	case command.Settle:
		return w.settle()
	case command.Drop:
		return w.discard(c)
	case command.Delay:
		return w.delay(c)
	case command.Duplicate:
		return w.duplicate(c)
	case command.Crash:
		return w.crash(c)
	case command.Restart:
		return w.restart(c)
	case command.Freeze:
		return w.freeze(c)
	case command.Thaw:
		return w.thaw(c)
	case command.Skew:
		return w.skew(c)
	case command.Add:
		return w.add(c)
	default:
		return w.changeLinks(c)
	}
}

func (w *World) mine(c command.Mine) (string, error) {
	ids, err := w.up(c.Nodes)
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		if c.Mode != command.MineOff && w.nodes[id].HashRate() == 0 {
			return "", fmt.Errorf("%s has no hash rate; set one with: hashrate %s 100", w.Name(id), w.Name(id))
		}
	}
	busy := 0
	for _, id := range ids {
		w.call(id, func(env *netsim.Env) {
			if c.Mode != command.MineOne {
				w.nodes[id].Mine(env, c.Mode == command.MineOn)
			} else if !w.nodes[id].MineOne(env) {
				busy++
			}
		})
	}
	who := w.names(ids)
	switch {
	case c.Mode == command.MineOff:
		return who + ": mining off", nil
	case c.Mode == command.MineOn:
		return who + ": mining on", nil
	case busy > 0 && busy == len(ids):
		return who + ": mining already; a block will come by itself", nil
	default:
		return who + ": mining one block", nil
	}
}

func (w *World) sync(c command.Sync) (string, error) {
	ids, err := w.up(c.Nodes)
	if err != nil {
		return "", err
	}
	asked := 0
	for _, id := range ids {
		w.call(id, func(env *netsim.Env) { asked += w.nodes[id].Sync(env) })
	}
	if asked == 0 {
		return "", fmt.Errorf("%s has no peers to sync with; link it first", w.names(ids))
	}
	return fmt.Sprintf("%s: asking %s for their blocks; the log says what each one had", w.names(ids), counted(asked, "peer")), nil
}

func (w *World) hashRate(c command.HashRate) (string, error) {
	if c.Rate > settings.MaxHashRate {
		return "", fmt.Errorf("%v hashes per second is too much; expected at most %.0f: every hash is really computed", c.Rate, float64(settings.MaxHashRate))
	}
	ids, err := w.up(c.Nodes)
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		w.call(id, func(env *netsim.Env) { w.nodes[id].SetHashRate(env, c.Rate) })
	}
	w.paceWindows()
	return fmt.Sprintf("%s: %v hashes per second", w.names(ids), c.Rate), nil
}

func (w *World) newKey(c command.NewKey) (string, error) {
	id, err := w.upNode(c.Node)
	if err != nil {
		return "", err
	}
	wallet := w.nodes[id].Wallet()
	key := w.key(id, len(wallet.Keys()))
	wallet.AddKey(key)
	w.addOwner(key.Address(), id)
	return fmt.Sprintf("%s has a new address: %s", w.Name(id), key.Address()), nil
}

func (w *World) askNode(c command.Ask) (string, error) {
	from, err := w.upNode(c.From)
	if err != nil {
		return "", err
	}
	of, err := w.id(c.Of)
	if err != nil {
		return "", err
	}
	if _, linked := w.network.LinkOf(netsim.NodeID(from), netsim.NodeID(of)); !linked {
		return "", fmt.Errorf("%s and %s are not linked; link them first: link %s %s", w.Name(from), w.Name(of), w.Name(from), w.Name(of))
	}
	q := node.Question{Topic: topic(c.What), Address: c.Address}
	w.call(from, func(env *netsim.Env) { w.nodes[from].Ask(env, netsim.NodeID(of), q) })
	return fmt.Sprintf("%s asks %s; the log says what it answers", w.Name(from), w.Name(of)), nil
}

// topic is what a node is asked about, in the node's own terms.
func topic(what command.AskWhat) node.Topic {
	return [...]node.Topic{
		command.AskChain:   node.ChainTopic,
		command.AskUTXO:    node.UTXOTopic,
		command.AskMempool: node.MempoolTopic,
		command.AskPeers:   node.PeersTopic,
		command.AskBalance: node.BalanceTopic,
		command.AskKey:     node.KeyTopic,
		command.AskSpend:   node.SpendTopic,
	}[what]
}

// counted writes "1 peer" and "2 peers".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
