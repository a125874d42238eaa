package prompt

// mostHistory bounds the lines that the prompt remembers.
const mostHistory = 200

// history is the lines that were given at the prompt, and a look back at them.
type history struct {
	lines []string // oldest first
	back  int      // steps back; 0: the line being typed
	typed string   // the line being typed, while others are looked at
}

// add remembers a line, once where it is given again and again.
func (h *history) add(line string) {
	if n := len(h.lines); n == 0 || h.lines[n-1] != line {
		h.lines = append(h.lines, line)
	}
	if len(h.lines) > mostHistory {
		h.lines = h.lines[1:]
	}
	h.leave()
}

// leave ends the look back.
func (h *history) leave() { h.back, h.typed = 0, "" }

// step goes to the next older line (by 1) or the next newer one (by -1) that fits what
// was typed before the look back began and differs from the present one; before the newest
// one comes what was typed.
func (h *history) step(present string, by int, fits func(line, typed string) bool) (line string, ok bool) {
	if h.back == 0 {
		h.typed = present
	}
	for to := h.back + by; to >= 0 && to <= len(h.lines); to += by {
		line := h.typed
		if to > 0 {
			line = h.lines[len(h.lines)-to]
		}
		if to == 0 || line != present && fits(line, h.typed) {
			h.back = to
			return line, true
		}
	}
	return "", false
}
