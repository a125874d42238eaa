package kit

import (
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
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
	keys := f.Keys
	if keys == nil {
		standard := keymap.New(nil)
		keys = &standard
	}
	if line, ok := strings.CutPrefix(usual, ":"); ok && line != "" {
		prompt, _ := keys.Named(":")
		return prompt + line
	}
	now, _ := keys.Named(usual)
	return now
}
