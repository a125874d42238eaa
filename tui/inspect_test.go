package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// pagesShown are all pages of what is inspected, one below the other.
func pagesShown(d *hand) string {
	var b strings.Builder
	for range d.app.inspecting().Pages() {
		b.WriteString(d.screen() + "\n")
		d.press("right")
	}
	return b.String()
}

// All pages, kept as pictures.
func TestInspectorPages(t *testing.T) {
	for _, size := range sizes[:3] {
		s := newStage(t)
		d := s.hand(size.w, size.h)
		at := fmt.Sprintf("-%dx%d", size.w, size.h)
		d.press(":", "inspect "+s.fullest().Hash.String(), "enter")
		golden(t, "inspect-block"+at, pagesShown(d))
		d.press(":", "inspect "+s.world.Payment("rent").ID().String(), "enter")
		golden(t, "inspect-tx"+at, pagesShown(d))
		d.press(":", "inspect "+s.stale().Hash.String(), "enter", "f", "enter")
		golden(t, "inspect-stale"+at, d.screen())
	}
}

// A terminal that knows nothing but ASCII can show it all.
func TestInspectorInASCII(t *testing.T) {
	s := newStage(t)
	d := &hand{t: t, app: New(s, Options{ASCII: true})}
	d.give(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, id := range []chain.Hash{s.fullest().Hash, s.stale().Hash, s.world.Payment("rent").ID(), s.world.Payment("theft").ID()} {
		d.press(":", "inspect "+id.String(), "enter")
		for _, r := range pagesShown(d) {
			if r > 0x7e {
				t.Fatalf("%q is on the screen:\n%s", r, d.screen())
			}
		}
	}
}

// Every size from 60x15 up is drawn, whatever is inspected.
func TestInspectorAtEverySize(t *testing.T) {
	apart := 1 // how many sizes are left out
	if testing.Short() {
		apart = 4
	}
	s := newStage(t)
	d := s.hand(80, 24)
	for _, id := range []chain.Hash{s.fullest().Hash, s.view.Tree[0].Hash, s.world.Payment("rent").ID(), s.world.BestTip().Block().Txs[0].ID()} {
		d.press(":", "inspect "+id.String(), "enter")
		for w := 60; w <= 250; w += 19 * apart {
			for h := 15; h <= 80; h += 13 * apart {
				d.give(tea.WindowSizeMsg{Width: w, Height: h})
				d.press("end", "right", "pgdn", "pgup", "home")
			}
		}
		d.give(tea.WindowSizeMsg{Width: 30, Height: 8})
		d.shows("60x15")
	}
}

func TestInspectorKeys(t *testing.T) {
	s := newStage(t)
	d := s.hand(80, 24)
	tip := s.view.Tips[0].Hash

	d.press("2", "enter")
	d.shows("Block " + tip.Short() + ", height")
	d.shows("▸Header")
	d.shows("less, so this is work")
	if what, text := d.app.inspecting().Copy(s.view); what != "block "+tip.Short()+"'s hash" || text != tip.String() {
		t.Errorf("to copy: %s %s", what, text)
	}
	d.press("enter") // on the parent
	parent := s.world.BestTip().Parent()
	d.shows("Block " + parent.Hash().Short())
	d.press("backspace")
	d.shows("Block " + tip.Short())
	d.press("right", "right", "enter")
	d.shows("Transaction " + s.world.BestTip().Block().Txs[0].ID().Short())
	d.shows("these are new coins")
	d.press("f")
	d.shows("▸Life")
	d.press("esc")
	d.shows("▸Transactions") // where it was left
	d.press("esc")
	d.hides("▸Transactions")
	if s.at != nil || d.app.inspecting() != nil {
		t.Error("the world still shows it in depth")
	}

	d.press("f")
	d.shows("▸Life")
	d.press("q")
	if d.app.inspecting() != nil || d.app.quitting != nil {
		t.Error("q leaves the inspector only")
	}
	d.press("1", "i") // where no block is selected, it is the tree's
	d.shows("Block " + tip.Short())
	d.press(".", "?")
	d.shows("Help")
	d.press("esc", "i")
	if d.app.inspecting() != nil {
		t.Error("i leaves the inspector")
	}
	if got := strings.Join(s.lines, "\n"); !strings.Contains(got, "step packet") {
		t.Errorf("time cannot be steered meanwhile; the world was told %s", got)
	}
}

// From the tabs about a node, what is under the cursor is inspected.
func TestInspectFromTabs(t *testing.T) {
	s := newStage(t)
	d := s.hand(120, 40)
	d.press("4", "down", "i")
	d.shows("Block " + s.view.Focus.Chain[1].Hash.Short())
	d.press("esc", "enter", "down", "down", "down", "f") // the coinbase of the opened block
	d.shows("Transaction " + s.view.Focus.Chain[1].TxList[0].ID.Short())
	d.press("esc", "enter")
	d.shows("Transaction " + s.view.Focus.Chain[1].TxList[0].ID.Short())
	d.press("esc", "right", "i")
	d.shows("Transaction " + s.view.Focus.UTXO.All()[0].Outpoint.Tx.Short())
	if len(s.view.Focus.Mempool) == 0 {
		t.Fatal("nothing is in the mempool")
	}
	d.press("esc", "right", "i")
	d.shows("Transaction " + s.view.Focus.Mempool[0].ID.Short())
	d.shows("waits in")
	d.press("esc", "right", "right", "i")
	d.shows("Transaction " + s.view.Focus.Wallet.History[0].Tx.Short())
}

// The inspector shows what a line at the prompt names, and says what is wrong with one.
func TestInspectAtThePrompt(t *testing.T) {
	s := newStage(t)
	d := s.hand(80, 24)
	block, tx := s.fullest(), s.world.Payment("theft").ID()
	d.press(":", "inspect "+tx.String()[50:], "enter")
	d.shows("Transaction " + tx.Short())
	d.press(":", "inspect "+block.Hash.String()[40:], "enter")
	d.shows("Block " + block.Hash.Short())
	d.press("esc")
	d.shows("Transaction " + tx.Short())
	d.press(":", "inspect ffffffffffff", "enter")
	d.shows("no block and no transaction begins or ends with ffffffffffff")
	d.press("esc", ":", "inspect off", "enter")
	if d.app.inspecting() != nil {
		t.Error("still open")
	}
	d.press(":", "inspect 12", "enter")
	d.shows("at least 4 hex digits")
}

// What is inspected is as new as the picture, and may cease to exist.
func TestInspectedChanges(t *testing.T) {
	s := newStage(t)
	d := s.hand(80, 24)
	block := s.world.BestTip().Parent()
	d.press(":", "inspect "+block.Hash().String(), "enter")
	d.shows("with 2 confirmations")
	for s.world.Height() < block.Height()+4 {
		s.world.Advance(s.world.Now() + netsim.Second)
	}
	s.picture()
	d.look()
	d.shows("with 5 confirmations")

	now := s.world
	s.world = newWorldOfStage(t) // at its beginning
	s.picture()
	d.look()
	d.shows("Block " + block.Hash().Short())
	d.shows("this block does not exist at this time")
	d.press("right", "enter", "down", "end", "f", "enter")
	d.shows("this block does not exist at this time")
	s.world = now
	s.picture()
	d.look()
	d.shows("7 on its chain, 1 not seen")
	s.do("crash n3")
	d.look()
	d.shows("crashed, on its chain")

	// Another world, of another scenario, in which nothing is inspected.
	s.at = nil
	s.picture()
	d.look()
	if d.app.inspecting() != nil {
		t.Error("the inspector shows what is no longer inspected")
	}
}

func TestInspectorMouse(t *testing.T) {
	s := newStage(t)
	d := s.hand(80, 24)
	click := func(x, y int) {
		d.give(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	}
	d.press(":", "inspect "+s.fullest().Hash.String(), "enter")
	at := func(text string) (x, y int) {
		for y, line := range strings.Split(d.screen(), "\n") {
			if before, _, found := strings.Cut(line, text); found {
				return grid.Width(before), y
			}
		}
		t.Fatalf("%q is not on the screen", text)
		return 0, 0
	}
	click(at("Transactions"))
	d.shows("▸Transactions")
	x, y := at("▸ 0 ")
	click(x+3, y+1)
	d.shows("▸ 1 ")
	click(x+3, y+1)
	d.shows("Transaction " + s.view.Tx.ID.Short())
	for x := range 80 {
		click(x, x%24) // anywhere
	}
	d.give(tea.MouseMsg{X: 10, Y: 10, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
}

// A frame with the inspector open stays within the budget of a frame, also where there
// are many nodes.
func BenchmarkInspectorFrame(b *testing.B) {
	config := settings.Default()
	config.Nodes, config.HashRate, config.Observe = 1000, 1, true
	w, err := sim.NewWorld(config)
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	w.AdvanceTo(60 * netsim.Second)
	s := &staged{world: w, at: &view.Subject{Hash: w.BestTip().Parent().Hash()}}
	s.picture()
	for at, name := range []string{"header", "merkle", "transactions", "seen", "rules", "life"} {
		b.Run(name, func(b *testing.B) {
			a := New(s, Options{Profile: grid.TrueColor})
			a.w, a.h = 200, 60
			a.g.Resize(200, 60)
			a.heedInspected()
			a.inspecting().Turn(at)
			for b.Loop() {
				a.stale = true
				_ = a.View()
			}
		})
	}
	b.Run("picture", func(b *testing.B) {
		for b.Loop() {
			w.Inspect(s.view, *s.at)
		}
	})
}

// A block without the work that it claims, which some nodes refused.
func TestInspectorShowsAnInvalidBlock(t *testing.T) {
	s := newStage(t)
	d := s.hand(80, 24)
	d.press(":", "inspect "+s.fullest().Hash.String(), "enter")
	v, b := *s.view, *s.view.Block
	b.Target, b.Invalid, b.Confirmations = chain.TargetForZeroBits(12), "work", 0
	b.Rules = append([]view.Rule(nil), b.Rules...)
	b.Rules[3].Broken, b.Rules[3].Expected, b.Rules[3].Found = true, "a hash of at most "+chain.Hash(b.Target).String(), b.Hash.String()
	b.Rules[3].Nodes, b.Rules[3].Refused = []int{0, 1, 2, 4}, []int{0, 1, 2}
	b.Rules[5].Refused = []int{4}
	b.Life = append([]view.Life(nil), b.Life...)
	b.Life[0] = view.Life{Status: view.LifeRefused, Why: "breaks the rule work", From: -1}
	v.Block = &b
	s.view = &v
	d.look()
	header := d.screen()
	d.press("right", "right", "right")
	seen := d.screen()
	d.press("right")
	golden(t, "inspect-invalid", header+"\n"+seen+"\n"+d.screen())
}

// The lists of the inspector can be looked through as those of the panels.
func TestInspectorFilter(t *testing.T) {
	s := newStage(t)
	d := s.hand(80, 24)
	d.press(":", "inspect "+s.fullest().Hash.String(), "enter", "f", "/", "crashed")
	d.shows("/crashed")
	d.shows("1 of 8")
	d.hides("n0  ")
	d.press("enter", "enter") // the first settles it, the second tells the life of the row found
	d.shows("▸n6 ")
	d.shows("260.594  made here") // its life is told
	d.press("esc")
	d.shows("n0  ")
	d.press("left", "/", "merkle")
	d.shows("the header commits to exactly these transactions")
	d.hides("maturity")
	d.press("enter", "left", "left", "/", "n1", "enter", "n", "n", "N")
	var found, all int
	_, line, _ := strings.Cut(d.screen(), "│ /n1 ")
	if _, err := fmt.Sscanf(line, "%d of %d", &found, &all); err != nil || found < 2 || found >= all || all != len(s.view.Block.TxList) {
		t.Errorf("%d transactions of %d have n1, %v", found, len(s.view.Block.TxList), err)
	}
	d.press("esc", "left", "/")
	d.shows("there is no list to look through on this page")
	d.press("q")
	if d.app.inspecting() != nil {
		t.Error("still open")
	}
}

// Whatever is pressed and clicked, at whatever size, while the world runs.
func TestInspectorTakesAnything(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and one goroutine's")
	}
	s := newStage(t)
	d := s.hand(80, 24)
	r := rand.New(rand.NewPCG(1, 2))
	keys := []string{"esc", "esc", "enter", "enter", "down", "down", "up", "left", "right", "pgdn", "pgup", "home", "end", "backspace", "f", "n", "N", "/", "n1", "tab", "shift+tab", "z", ":", "inspect off", "space"}
	for range 800 {
		if d.app.inspecting() == nil {
			d.press("esc", "esc", "esc", "2", "i")
		}
		d.press(keys[r.IntN(len(keys))])
		switch r.IntN(12) {
		case 0:
			d.give(tea.WindowSizeMsg{Width: 58 + r.IntN(120), Height: 14 + r.IntN(50)})
		case 1:
			d.give(tea.MouseMsg{X: r.IntN(170), Y: r.IntN(60), Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		case 2:
			s.world.AdvanceTo(s.world.Now() + netsim.Second)
			s.picture()
			d.look()
		}
		d.screen()
	}
	if len(s.lines) < 50 {
		t.Errorf("the world was told %d lines only", len(s.lines))
	}
}

// From a transaction, r leads to the reorganisation that took its block off.
func TestInspectorLeadsToTheReorganisation(t *testing.T) {
	s := newStage(t)
	d := s.hand(80, 24)
	stale := s.stale()
	d.press(":", "inspect "+s.world.Payment("rent").ID().String(), "enter", "r")
	for _, r := range s.view.Reorgs {
		if view.ReorgsOf(stale.Hash)(&r) {
			d.shows(r.Old.Hash.Short())
			d.shows("ancestor")
			d.press("esc")
			d.shows("Transaction ")
			return
		}
	}
	t.Fatal("no reorganisation took the block off")
}

// A copy of a block with a changed field tells what that does: to its hash, to the rules, and to
// the chain behind it. Who has the block has not the copy.
func TestInspectorShowsAnEditedCopy(t *testing.T) {
	s := newStage(t)
	block := s.fullest().Hash
	for name, edit := range map[string]string{"time": "time=10m", "reward": "reward=60", "nothing": "prev=beef"} {
		d := s.hand(80, 24)
		d.press(":", "edit "+block.String()+" "+edit, "enter")
		golden(t, "inspect-edited-"+name, d.screen())
		for range d.app.inspecting().Pages() {
			d.press("right")
			d.shows("edited")
		}
		d.press("esc")
		if d.app.inspecting() != nil || s.at != nil {
			t.Errorf("%s: it is still open", edit)
		}
	}
}
