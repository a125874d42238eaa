package control

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
)

// Picture is the present as JSON. Its fields are those of the document that the program serves.
type Picture struct {
	Time     float64                 `json:"time_s"`
	Seed     uint64                  `json:"seed"`
	Height   uint32                  `json:"height"` // of the best chain
	Blocks   int                     `json:"blocks"` // found so far
	Groups   []string                `json:"groups"` // of a partition
	Clock    Clock                   `json:"clock"`
	Timeline Timeline                `json:"timeline"`
	Settings []string                `json:"settings"` // that are not as by default
	Nodes    []Node                  `json:"nodes"`
	Tips     []Tip                   `json:"tips"`
	Tree     []Block                 `json:"tree"` // its newest part
	Links    []Link                  `json:"links"`
	Reorgs   []Reorg                 `json:"reorgs"`
	Figures  map[string]figure.Value `json:"figures"`
	Checks   Checks                  `json:"checks"`
	Script   *Script                 `json:"script"` // null: no scenario is played
	Log      []Line                  `json:"log"`
}

// The parts of a Picture.
type (
	Clock struct {
		Paused    bool           `json:"paused"`
		Speed     Speed          `json:"speed"`             // asked for
		Reached   measured.Value `json:"reached"`           // over the last second
		PerSecond measured.Value `json:"events_per_second"` // messages and timers
		Running   bool           `json:"running_to_goal"`   // to where a command wants it
		Stopped   string         `json:"stopped"`           // why the run has stopped
		Failed    string         `json:"failed"`            // a broken invariant
	}
	Timeline struct {
		From     float64  `json:"from_s"` // how far back one can go
		Head     float64  `json:"head_s"`
		Past     bool     `json:"past"`
		Branch   int      `json:"branch"`
		Branches []Branch `json:"branches"`
	}
	Branch struct {
		Number   int     `json:"number"`
		Parent   int     `json:"parent"` // 0: the first
		From     float64 `json:"from_s"`
		Head     float64 `json:"head_s"`
		Commands int     `json:"commands"`
	}
	Node struct {
		ID       int         `json:"id"`
		Name     string      `json:"name"`
		URL      string      `json:"url"`
		Region   string      `json:"region"`
		Address  string      `json:"address"` // of its first key
		State    string      `json:"state"`
		Height   uint32      `json:"height"`
		Tip      string      `json:"tip"`
		Mempool  int         `json:"mempool"`
		Orphans  int         `json:"orphans"`
		Peers    int         `json:"peers"`
		HashRate float64     `json:"hash_rate"`
		Group    string      `json:"group"`
		Balance  json.Number `json:"balance"`
		Pending  json.Number `json:"pending"`
		Mined    int         `json:"mined"`
		Main     int         `json:"main"`
		Skew     float64     `json:"skew_s"`
		Strategy string      `json:"strategy"`
		Policies string      `json:"policies"`
		Rules    string      `json:"rules"`
		Private  int         `json:"private"` // blocks that nobody else knows
	}
	Tip struct {
		Hash   string `json:"hash"`
		Height uint32 `json:"height"`
		Nodes  []int  `json:"nodes"`
	}
	Block struct {
		Hash     string      `json:"hash"`
		Previous string      `json:"previous"`
		Height   uint32      `json:"height"`
		Miner    *int        `json:"miner"` // null: genesis
		Found    float64     `json:"found_s"`
		Txs      int         `json:"transactions"`
		Fees     json.Number `json:"fees"`
		Seen     int         `json:"seen"` // nodes that have taken it
		Main     bool        `json:"main"`
		Private  bool        `json:"private"`
		Invalid  string      `json:"invalid"` // the rule that it breaks
	}
	Link struct {
		A          int      `json:"a"`
		B          int      `json:"b"`
		Delay      float64  `json:"delay_s"`
		Jitter     float64  `json:"jitter_s"`
		Loss       float64  `json:"loss"`
		Bandwidth  *float64 `json:"bandwidth"` // bytes per second; null: unlimited
		State      string   `json:"state"`
		Asymmetric bool     `json:"asymmetric"`
	}
	Reorg struct {
		Time   float64 `json:"time_s"`
		Nodes  []int   `json:"nodes"`
		Common string  `json:"common"`
		Old    string  `json:"old"`
		New    string  `json:"new"`
		Off    int     `json:"off"`
		On     int     `json:"on"`
	}
	Checks struct {
		Run    uint64 `json:"run"`
		Failed uint64 `json:"failed"`
	}
	Script struct {
		Name    string   `json:"name"`
		Title   string   `json:"title"`
		Lesson  bool     `json:"lesson"`
		Page    int      `json:"page"`
		Pages   int      `json:"pages"`
		Heading string   `json:"heading"`
		Told    []Told   `json:"told"`
		Tasks   []Task   `json:"tasks"`
		Waiting bool     `json:"waiting"`
		Ended   bool     `json:"ended"`
		Failed  []string `json:"failed"`
	}
	Told struct {
		Time float64 `json:"time_s"`
		Text string  `json:"text"`
	}
	Task struct {
		Text string `json:"text"`
		Done bool   `json:"done"`
	}
)

// Speed is virtual seconds per second: a number, or "max".
type Speed float64

// MarshalJSON writes the number, or the word.
func (s Speed) MarshalJSON() ([]byte, error) {
	if math.IsInf(float64(s), 1) {
		return []byte(`"max"`), nil
	}
	return json.Marshal(float64(s))
}

// parts are what can be asked for alone, by their names in a Picture.
func parts() map[string]func(*Picture) any {
	return map[string]func(*Picture) any{
		"clock": func(p *Picture) any { return p.Clock }, "timeline": func(p *Picture) any { return p.Timeline },
		"nodes": func(p *Picture) any { return p.Nodes }, "tips": func(p *Picture) any { return p.Tips }, "tree": func(p *Picture) any { return p.Tree },
		"links": func(p *Picture) any { return p.Links }, "reorgs": func(p *Picture) any { return p.Reorgs },
		"figures": func(p *Picture) any { return p.Figures }, "checks": func(p *Picture) any { return p.Checks },
		"script": func(p *Picture) any { return p.Script }, "log": func(p *Picture) any { return p.Log },
	}
}

var errNoPart = errors.New("the view has no such part")

// view answers with the present, or a part of it.
func (c *Control) view(w http.ResponseWriter, r *http.Request) error {
	of, name := func(p *Picture) any { return p }, r.PathValue("part")
	if name != "" {
		part, there := parts()[name]
		if !there {
			return fmt.Errorf("%w as %.40q; expected clock, timeline, nodes, tips, tree, links, reorgs, figures, checks, script or log", errNoPart, name)
		}
		of = part
	}
	v, err := c.driver.Present(r.Context())
	if err != nil {
		return err
	}
	return answer(w, of(c.picture(v)))
}

func (c *Control) picture(v *view.View) *Picture {
	return &Picture{
		Time: v.Now.Seconds(), Seed: v.Seed, Height: v.Height, Blocks: v.Blocks, Groups: some(v.Groups), Settings: some(v.Settings.Chosen),
		Clock:    Clock{v.Clock.Paused, Speed(v.Clock.Speed), v.Clock.Reached, v.Clock.PerSecond, v.Clock.Bound, v.Clock.Stopped, v.Clock.Failed},
		Timeline: timelineOf(&v.Timeline), Checks: Checks(v.Checks), Figures: figuresOf(v.Figures), Script: scriptOf(v.Script),
		Nodes: each(v.Nodes, func(n *view.Node) Node { return c.nodeOf(n) }),
		Tips:  each(v.Tips, func(t *view.Tip) Tip { return Tip{t.Hash.String(), t.Height, some(t.Nodes)} }),
		Tree:  each(v.Tree, blockOf), Links: each(v.Links, linkOf), Reorgs: each(v.Reorgs, reorgOf), Log: each(v.Log, lineOf),
	}
}

// each makes a list of another one, which is never null.
func each[A, B any](list []A, of func(*A) B) []B {
	made := make([]B, len(list))
	for i := range list {
		made[i] = of(&list[i])
	}
	return made
}

// some is a list that is never null.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func coins(a chain.Amount) json.Number { return json.Number(a.String()) }

func (c *Control) nodeOf(n *view.Node) Node {
	return Node{
		ID: n.ID, Name: n.Name, URL: c.url(n.ID), Region: n.Region, Address: n.Address.String(), State: n.State.String(), Height: n.Height,
		Tip: n.Tip.String(), Mempool: n.Pool, Orphans: n.Orphans, Peers: n.Peers, HashRate: n.HashRate, Group: n.Group, Balance: coins(n.Balance),
		Pending: coins(n.Pending), Mined: n.Mined, Main: n.Main, Skew: n.Skew.Seconds(), Strategy: n.Strategy, Policies: n.Policies, Rules: n.Rules, Private: n.Private,
	}
}

func timelineOf(t *view.Timeline) Timeline {
	return Timeline{t.From.Seconds(), t.Head.Seconds(), t.Past, t.Branch, each(t.Branches, func(b *view.Branch) Branch {
		return Branch{b.Number, b.Parent, b.From.Seconds(), b.Head.Seconds(), b.Commands}
	})}
}

func blockOf(b *view.Block) Block {
	made := Block{
		Hash: b.Hash.String(), Previous: b.Prev.String(), Height: b.Height, Found: b.Found.Seconds(), Txs: b.Txs, Fees: coins(b.Fees),
		Seen: b.Seen, Main: b.Main, Private: b.Secret, Invalid: b.Invalid,
	}
	if b.Miner >= 0 {
		made.Miner = &b.Miner
	}
	return made
}

func linkOf(l *view.Link) Link {
	made := Link{A: l.A, B: l.B, Delay: l.Delay.Seconds(), Jitter: l.Jitter.Seconds(), Loss: l.Loss, State: l.State(), Asymmetric: l.Asymmetric}
	if l.Bandwidth > 0 {
		made.Bandwidth = &l.Bandwidth
	}
	return made
}

func reorgOf(r *view.Reorg) Reorg {
	return Reorg{r.At.Seconds(), each(r.Moves, func(m *view.ReorgMove) int { return m.Node }), r.Common.Hash.String(), r.Old.Hash.String(), r.New.Hash.String(), len(r.Off), len(r.On)}
}

func figuresOf(values figure.Values) map[string]figure.Value {
	all := map[string]figure.Value{}
	for _, f := range values {
		all[f.Name] = f
	}
	return all
}

func scriptOf(s *view.Script) *Script {
	if s == nil {
		return nil
	}
	return &Script{
		s.Name, s.Title, s.Lesson, s.Page, s.Pages, s.Heading,
		each(s.Told, func(t *view.Told) Told { return Told{t.At.Seconds(), t.Text} }),
		each(s.Tasks, func(t *view.Task) Task { return Task{t.Text, t.Done} }), s.Waiting, s.Ended, some(s.Failed),
	}
}
