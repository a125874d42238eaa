package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// host is the dashboard as panels and overlays know it.
type host struct{ *App }

// serve lets somebody handle a key or a click, and returns what the world is asked for it.
func (a *App) serve(handle func(h *host)) tea.Cmd {
	handle(&host{a})
	asked := a.asked
	a.asked = nil
	return tea.Batch(asked...)
}

// keyTo lets somebody handle a key, if it is one for him.
func (a *App) keyTo(handle func(kit.Host, keymap.Msg) bool, msg keymap.Msg) (cmd tea.Cmd, ok bool) {
	cmd = a.serve(func(h *host) { ok = handle(h, msg) })
	return cmd, ok
}

func (h *host) later(cmd tea.Cmd) {
	if cmd != nil {
		h.asked = append(h.asked, cmd)
	}
}

func (h *host) View() *view.View  { return h.view }
func (h *host) Keys() *keymap.Map { return &h.keys }
func (h *host) Selected() int     { return h.selected }
func (h *host) Select(node int)   { h.selectNode(node) }
func (h *host) Do(line string)    { h.later(h.ask(line, h.say)) }

func (h *host) Show(panel string) {
	if id := panelNamed(h.panels, panel); id > 0 {
		h.show(id, h.view)
	}
}

func (h *host) Back(panel string) bool {
	id := panelNamed(h.panels, panel)
	if id != h.recent[0] {
		return false
	}
	h.show(h.recent[1], h.view)
	h.recent = append(append(h.recent[:1:1], h.recent[2:]...), id)
	return true
}

func (h *host) Sure(c command.Command) bool {
	question := h.session.Loss(c, h.view)
	if question == "" || h.remote || h.session.Sure(c.String()) {
		return true
	}
	h.status.ask(question)
	return false
}

func (h *host) Block() chain.Hash { return h.deck.chosenBlock() }

func (h *host) Ask(line string, reply func(answer string, err error)) { h.later(h.ask(line, reply)) }
func (h *host) Say(answer string, err error)                          { h.say(answer, err) }
func (h *host) Refuse(why string)                                     { h.status.refuse(why) }

func (h *host) Open(o kit.Overlay)                  { h.open(lying{o}) }
func (h *host) Close(o kit.Overlay)                 { h.close(lying{o}) }
func (h *host) Inspect(s view.Subject, life bool)   { h.later(h.inspect(s, life)) }
func (h *host) Reorg(wanted func(*view.Reorg) bool) { h.openReorgCard(wanted) }

func (h *host) Busy() bool          { return !h.errands.idle() }
func (h *host) Halt() (note string) { return h.ahead.halt() }

func (h *host) Pass(msg keymap.Msg) {
	cmd, ok := h.pressAnyView(msg)
	h.later(cmd)
	if !ok && len(h.overlays) == 0 {
		h.deck.everywhere(h, msg)
	}
}

func (h *host) Steer(msg keymap.Msg) bool { return h.time.Key(h, msg) }
