package sim

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

var (
	seeds     = flag.Int("seeds", 0, "how many random worlds the swarm and determinism tests run (0: their own number)")
	firstSeed = flag.Uint64("first", 1, "the first of them")
)

// plan is a random world with what is done to it: the input of the determinism
// and swarm tests.
type plan struct {
	seed   uint64
	config Config
	lines  []timed
	end    netsim.Time
}

type timed struct {
	at   netsim.Time
	line string
}

// rerun is how to run one plan alone.
func (p *plan) rerun(t *testing.T) string {
	return fmt.Sprintf("go test ./sim -run '^%s$' -seeds 1 -first %d", t.Name(), p.seed)
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// randomPlan makes the plan of a seed. Worlds are small and cheap, so that many
// can be run, and everything that the command language has happens in some.
func randomPlan(seed uint64, relays ...string) *plan {
	r := rand.New(rand.NewPCG(seed, 0x706c616e))
	p := &plan{seed: seed, end: netsim.Time(120+r.IntN(180)) * netsim.Second}
	p.config = Config{
		Seed:      seed,
		Nodes:     2 + r.IntN(8),
		Topology:  pick(r, "full", "ring", "line", "star", "random:3", "smallworld:4"),
		Latency:   pick(r, 0, time.Millisecond, 50*time.Millisecond, 500*time.Millisecond, 2*time.Second),
		Jitter:    pick(r, 0, 0, 30*time.Millisecond, time.Second),
		Bandwidth: pick(r, 0.0, 0, 500, 20_000),
		Loss:      pick(r, 0, 0, 0.02, 0.2),
		HashRate:  pick(r, 1.0, 5, 20),
		Interval:  pick(r, 5*time.Second, 10*time.Second),
		Retarget:  pick(r, chain.RetargetNames()...),
		Relay:     pick(r, relays...),
		TxRate:    pick(r, 0, 0.05, 0.2), // signatures cost far more than all the rest
		Mine:      nodeset.List{All: true},
	}
	if p.config.Relay == "compact" {
		p.config.Params = chain.DefaultParams()
		p.config.Params.Payload = pick(r, 0, 0, 500)
		p.config.Compact = compact.Model{Size: 20, Capable: 0.8, Churning: 0.5, Fail: 0.2, ChurningFail: 0.5, Missing: []compact.MissingPart{{Hundredths: 1, Weight: 5}, {Hundredths: 40, Weight: 1}}}
	}
	for range 10 + r.IntN(30) {
		at := netsim.Time(r.Int64N(int64(p.end)))
		p.lines = append(p.lines, timed{at, p.randomLine(r)})
	}
	if seed%3 == 0 {
		p.addRegions()
	}
	if seed%4 == 1 && p.config.Nodes > 2 {
		p.addAttackers()
		if seed%8 == 5 { // among nodes that ban, tie, limit and choose as each likes
			p.addPolicies()
		}
		if seed%16 == 9 { // and among forgers, and nodes whose rules differ
			p.addForgers()
			p.addRules()
		}
	}
	if seed%4 == 2 {
		p.addForgers()
	}
	if seed%4 == 3 {
		p.addRules()
		p.addPolicies()
	}
	p.sort()
	return p
}

// sort puts the lines in the order of their times.
func (p *plan) sort() {
	slices.SortStableFunc(p.lines, func(a, b timed) int { return int(min(max(a.at-b.at, -1), 1)) })
}

// addRegions puts the nodes of a plan into regions, of which one may be empty, and has
// commands speak of them.
func (p *plan) addRegions() {
	r := rand.New(rand.NewPCG(p.seed, 0x726567696f6e))
	names := []string{"west", "east", "isle"}
	for i, share := range []float64{0.5, 0.4, 0.1} {
		region := netsim.Region{Name: names[i], Share: share, Up: pick(r, 0.0, 20_000), Down: 30_000}
		for range names {
			region.Delay = append(region.Delay, netsim.Time(1+r.IntN(300))*netsim.Millisecond)
		}
		for id := range p.config.Nodes {
			if p.seed%6 == 3 && id%7 == i { // some of the nodes are where somebody wants them
				region.Nodes = append(region.Nodes, id)
			}
		}
		p.config.Regions = append(p.config.Regions, region)
	}
	for range 8 + r.IntN(8) {
		a, b, n := pick(r, names...), pick(r, names...), r.IntN(p.config.Nodes)
		line := pick(r,
			fmt.Sprintf("partition %s | %s", a, b), fmt.Sprintf("partition %s,n%d | %s", a, n, b),
			fmt.Sprintf("latency %dms %s %s%s", r.IntN(900), a, b, pick(r, "", " oneway")), fmt.Sprintf("loss 0.%02d %s n%d", r.IntN(30), a, n),
			fmt.Sprintf("hold %s %s", a, b), fmt.Sprintf("cut %s %s", a, b), "heal", "add",
			fmt.Sprintf("mine %s %s", a, pick(r, "on", "off")), fmt.Sprintf("crash %s", a), "restart all", fmt.Sprintf("freeze %s,n%d", a, n), "thaw all",
		)
		p.lines = append(p.lines, timed{netsim.Time(r.Int64N(int64(p.end))), line})
	}
}

// addAttackers has some nodes keep blocks back for a while, of all nodes at most 45 in a hundred.
func (p *plan) addAttackers() {
	r := rand.New(rand.NewPCG(p.seed, 0x61747461636b))
	for range 4 + r.IntN(6) {
		line := fmt.Sprintf("strategy n%d %s", r.IntN(max(1, p.config.Nodes*45/100)), pick(r, "selfish", "selfish", "stubborn=L", "stubborn=FT1", "stubborn=LFT2", "honest", "optimal alpha=40% gamma=50%", "policy=testdata/bold.policy", "fifty-one margin=2", "double-spend merchant=n1 amount=0.1 z=1 giveup=2", "double-spend merchant=n1 z=1 head-start"))
		p.lines = append(p.lines, timed{netsim.Time(r.Int64N(int64(p.end))), line})
	}
	p.addTricks(r)
	p.addPools()
}

// addPools has some of them mine together for a while, and leave, and others go on for themselves.
func (p *plan) addPools() {
	r := rand.New(rand.NewPCG(p.seed, 0x706f6f6c73))
	few := p.config.Nodes * 45 / 100
	for range r.IntN(4) {
		first := r.IntN(max(1, few))
		last := min(p.config.Nodes-1, first+1+r.IntN(3))
		line := fmt.Sprintf("strategy n%d-n%d %s", first, last, pick(r, "selfish", "selfish", "stubborn=LFT1", "optimal alpha=45%", "policy=testdata/bold.policy", "fifty-one margin=2", "withholder", "selfish each"))
		p.lines = append(p.lines, timed{netsim.Time(r.Int64N(int64(p.end))), line})
	}
}

// addTricks has some of them do other things than to keep blocks back, or do so for other reasons.
// Nobody floods with messages of 201 blocks here: with 500 bytes a second it would take days until
// a link is free again, and nothing would settle.
func (p *plan) addTricks(r *rand.Rand) {
	for range 2 + r.IntN(4) {
		victim := r.IntN(p.config.Nodes)
		way := pick(r, "withholder", "hopper price=2", "hopper price=64", "timewarp lasts=40s", "timewarp", "petty", "undercut", "undercut", "spammer rate=0.2", "flooder every=5s sends=worthless", "flooder every=5s sends=unasked",
			fmt.Sprintf("eclipse victim=n%d", victim), fmt.Sprintf("eclipse victim=n%d delay=20s", victim), fmt.Sprintf("eclipse victim=n%d pay=5", victim))
		line := fmt.Sprintf("strategy n%d %s", r.IntN(max(1, p.config.Nodes*45/100)), way)
		p.lines = append(p.lines, timed{netsim.Time(r.Int64N(int64(p.end))), line})
	}
}

// addForgers has nodes break each of the rules, as far as they have what that takes.
func (p *plan) addForgers() {
	r := rand.New(rand.NewPCG(p.seed, 0x666f726765))
	for _, rule := range chain.AllRules().Names() {
		line := fmt.Sprintf("forge n%d %s %s", r.IntN(p.config.Nodes), rule, pick(r, "block", "tx"))
		if r.IntN(6) == 0 {
			line = fmt.Sprintf("policy n0-n%d %s", r.IntN(p.config.Nodes), pick(r, "ban=on", "ban=on ban-time=15s", "ban=strict", "ban=off"))
		}
		p.lines = append(p.lines, timed{netsim.Time(r.Int64N(int64(p.end))), line})
	}
}

// loosen takes rules from some nodes of every other plan with forgers, any rule from any, and has
// them broken soon after, so that nodes mine on what breaks them.
func (p *plan) loosen() {
	if p.seed%8 != 2 {
		return
	}
	r := rand.New(rand.NewPCG(p.seed, 0x6c6f6f7365))
	for range 4 + r.IntN(6) {
		rule, at := pick(r, chain.AllRules().Names()...), netsim.Time(r.Int64N(int64(p.end)))
		p.lines = append(p.lines,
			timed{at, fmt.Sprintf("rules n0-n%d -%s", r.IntN(p.config.Nodes), rule)},
			timed{at + netsim.Time(r.Int64N(int64(20*netsim.Second))), fmt.Sprintf("forge n%d %s %s", r.IntN(p.config.Nodes), rule, pick(r, "block", "block", "tx"))},
			timed{at + netsim.Time(r.Int64N(int64(60*netsim.Second))), pick(r, "rules all full", fmt.Sprintf("rules n%d full", r.IntN(p.config.Nodes)), fmt.Sprintf("now block n%d", r.IntN(p.config.Nodes)))},
		)
	}
	p.sort()
}

// addRules has nodes change what they take for valid, and their operators refuse blocks. Only
// rules that cost nobody coins, so that all are there when all have the full rules again.
func (p *plan) addRules() {
	r := rand.New(rand.NewPCG(p.seed, 0x72756c6573))
	for range 6 + r.IntN(8) {
		n, from := r.IntN(p.config.Nodes), pick(r, "", fmt.Sprintf(" from=block %d", 1+r.IntN(20)))
		line := pick(r,
			fmt.Sprintf("rules n%d +signal%s", n, from), fmt.Sprintf("rules n%d -signal%s", n, from),
			fmt.Sprintf("rules n0-n%d block-size=%d%s", n, 300+r.IntN(500), from),
			fmt.Sprintf("rules n%d subsidy=%d%s", n, 50+r.IntN(30), from),
			fmt.Sprintf("rules n%d -%s%s", n, pick(r, "maturity", "coinbase-amount", "time-past", "size"), from),
			fmt.Sprintf("rules n%d maturity=%d%s", n, 1+r.IntN(10), from),
			fmt.Sprintf("rules n%d full%s", n, from),
			fmt.Sprintf("invalidate n%d %s", n, pick(r, "tip", fmt.Sprintf("h%d", 1+r.IntN(8)))), fmt.Sprintf("reconsider n%d all", n),
		)
		p.lines = append(p.lines, timed{netsim.Time(r.Int64N(int64(p.end))), line})
	}
}

// addPolicies has nodes decide otherwise what is theirs to decide.
func (p *plan) addPolicies() {
	r := rand.New(rand.NewPCG(p.seed, 0x706f6c696379))
	for range 3 + r.IntN(5) {
		line := fmt.Sprintf("policy n0-n%d %s", r.IntN(p.config.Nodes), pick(r,
			"fork-choice=uniform", "fork-choice=ghost", "fork-choice=longest", "max-reorg=1", fmt.Sprintf("max-reorg=%d", r.IntN(5)), "default",
			"replace-by-fee=on", "min-fee-rate=100", "pool-size=600", "pool-size=0", "spend-unconfirmed=all", "spend-unconfirmed=none", "block-size=500", "template-delay=3s",
			"ban=on", "ban=on ban-time=20s", "ban=strict", "ban=off",
		))
		p.lines = append(p.lines, timed{netsim.Time(r.Int64N(int64(p.end))), line})
	}
}

// randomLine is some command. Many are refused, which is part of the test: a
// refused command must not change anything.
func (p *plan) randomLine(r *rand.Rand) string {
	a, b := r.IntN(p.config.Nodes+1), r.IntN(p.config.Nodes)
	both := fmt.Sprintf("n%d n%d", a, b)
	links := pick(r, "", both, both+" oneway")
	return pick(r,
		fmt.Sprintf("mine n%d %s", a, pick(r, "one", "on", "off")),
		fmt.Sprintf("send %s %d.%02d fee=0.0%d", both, r.IntN(30), r.IntN(100), r.IntN(10)),
		"link "+both, "unlink "+both,
		fmt.Sprintf("sync n%d", a),
		fmt.Sprintf("latency %dms %s", r.IntN(1500), links),
		fmt.Sprintf("jitter %dms %s", r.IntN(500), links),
		fmt.Sprintf("loss 0.%02d %s", r.IntN(40), links),
		fmt.Sprintf("bandwidth %d %s", 300+r.IntN(5000), links),
		fmt.Sprintf("partition n0-n%d %s n%d", b, pick(r, "|", ">"), a),
		fmt.Sprintf("partition n0-n%d", b),
		"heal",
		"cut "+both+pick(r, "", " oneway"), "restore "+both,
		"hold "+both+pick(r, "", " oneway"), "release "+both,
		fmt.Sprintf("crash n%d", a), "restart all",
		fmt.Sprintf("freeze n%d", a), "thaw all",
		fmt.Sprintf("skew n%d %ds", a, r.IntN(200)-100),
		fmt.Sprintf("hashrate n%d %dH/s", a, 1+r.IntN(30)),
		fmt.Sprintf("workload 0.%d%s", r.IntN(3), pick(r, "", " amount=5 spread=exponential", " fee=0.01 spread=fixed")),
		fmt.Sprintf("send %s 5 as=%s", both, pick(r, "a", "b")), fmt.Sprintf("respend %s n%d via=n%d", pick(r, "a", "b"), a, b),
		fmt.Sprintf("name n%d %s", a, pick(r, "alice", "bob")),
		"add", "add links=2",
		fmt.Sprintf("newkey n%d", a),
		fmt.Sprintf("ask %s %s", both, pick(r, "chain", "utxo", "mempool", "peers", "balance", "key", "spend")),
	)
}

// start builds the plan's world.
func (p *plan) start(t *testing.T, exec netsim.Exec) *World {
	t.Helper()
	config := p.config
	config.Exec = exec
	w, err := NewWorld(config)
	if err != nil {
		t.Fatalf("seed %d: %v", p.seed, err)
	}
	t.Cleanup(w.Close)
	return w
}

// play does everything of the plan to a world.
func (p *plan) play(w *World) {
	for _, do := range p.lines {
		w.AdvanceTo(do.at)
		_, _ = w.DoLine(do.line)
	}
	w.AdvanceTo(p.end)
}

// forPlans runs a test on random plans: so many, a tenth of them in a short run, or as many
// as the flag says. What is short is run under the race detector, which TestExecutorsAgree
// gives the most to see.
func forPlans(t *testing.T, count int, relays []string, test func(*testing.T, *plan)) {
	switch {
	case *seeds > 0:
		count = *seeds
	case testing.Short():
		count = (count + 9) / 10
	}
	for i := range count {
		p := randomPlan(*firstSeed+uint64(i), relays...)
		test(t, p)
		if t.Failed() {
			t.Fatalf("to run this world alone: %s", p.rerun(t))
		}
	}
}

func newTestWorld(t testing.TB, change func(*Config)) *World {
	t.Helper()
	config := settings.Default()
	config.HashRate = 5
	if change != nil {
		change(&config)
	}
	w, err := NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

func mustDo(t testing.TB, w *World, line string) string {
	t.Helper()
	answer, err := w.DoLine(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return answer
}

func noFailedChecks(t testing.TB, w *World) {
	t.Helper()
	for _, failure := range w.watchers.Checks().Failures() {
		t.Errorf("check failed: %s", failure)
	}
}
