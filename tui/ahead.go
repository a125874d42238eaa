package tui

import (
	"fmt"
	"strings"
)

// ahead is what was typed and pasted while a line was under way, whose answer decides what
// keys are for.
type ahead struct {
	waiting []any    // keys and pasted lines
	told    []string // what the lines of the last paste were answered
}

// mostAhead is how many keys and lines may wait for what was asked for before them.
const mostAhead = 1000

// pastedLine is a line of a paste that waits for the ones before it.
type pastedLine struct {
	text string
	ends bool // and so is carried out; else it stays to be gone on with
}

// add keeps a key or a pastedLine for later.
func (q *ahead) add(what any) {
	if len(q.waiting) < mostAhead {
		q.waiting = append(q.waiting, what)
	}
}

// next is what has waited longest.
func (q *ahead) next() any {
	next := q.waiting[0]
	q.waiting = q.waiting[1:]
	return next
}

func (q *ahead) drop() { q.waiting = nil }

// halt drops what waits, since what was to come before it was not done, and says so.
func (q *ahead) halt() (note string) {
	lines := 0
	for _, next := range q.waiting {
		if l, ok := next.(pastedLine); ok && strings.TrimSpace(l.text) != "" {
			lines++
		}
	}
	q.drop()
	switch lines {
	case 0:
		return ""
	case 1:
		return "; the pasted line after it was left out"
	}
	return fmt.Sprintf("; the %d pasted lines after it were left out", lines)
}

// tell is what to say of the answer to a line of a paste: with those to the lines before it.
func (q *ahead) tell(answer string) string {
	if strings.Contains(strings.TrimRight(answer, "\n"), "\n") {
		return answer
	}
	q.told = append(q.told, answer)
	const most = 4
	text := strings.Join(q.told[max(0, len(q.told)-most):], "; ")
	if len(q.told) > most {
		text = fmt.Sprintf("%d lines; the last ones: %s", len(q.told), text)
	}
	return text
}
