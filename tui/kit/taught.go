package kit

import (
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// Taught is what a lesson says, with the keys that the user has.
func (f *Frame) Taught(text string, style grid.Style) []grid.Span {
	var spans []grid.Span
	for _, s := range view.Segments(text) {
		if !s.Typed {
			spans = append(spans, grid.Span{Text: s.Text, Style: style})
			continue
		}
		spans = append(spans, grid.Span{Text: f.typed(s.Text), Style: f.Theme.Key})
	}
	return spans
}

// TaughtText is that without a style.
func (f *Frame) TaughtText(text string) string { return SpansText(f.Taught(text, grid.Style{})) }

// typed is a key, or a line for the prompt with its key before it.
func (f *Frame) typed(usual string) string {
	if line, ok := strings.CutPrefix(usual, ":"); ok && line != "" {
		return f.typed(":") + line
	}
	if now, known := f.Keys[usual]; known {
		return now
	}
	return usual
}
