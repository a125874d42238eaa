package sweep

import (
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/settings"
)

// Command is the line of a shell that repeats the run, with its report; without --headless it
// shows the run in the dashboard.
func (j Job) Command() string {
	return strings.Join(append([]string{"sosocoin", "--headless"}, j.Flags()...), " ")
}

// Flags are the run's, each as a shell reads it.
func (j Job) Flags() []string {
	c := j.Cell
	var words []string
	flag := func(name, value string) { words = append(words, "--"+name, Quoted(value)) }
	if c.named != "" {
		flag(wordScenario, c.named)
	}
	params := settings.Params()
	for _, w := range c.set {
		if slices.ContainsFunc(params, func(s settings.Setting) bool { return s.Name == w.Name }) {
			flag("param", w.String())
		} else {
			flag(w.Name, w.Value)
		}
	}
	for _, d := range c.do {
		flag(wordDo, d.String())
	}
	if c.limits.For > 0 {
		flag(wordFor, quantity.FormatDuration(c.limits.For.Duration()))
	}
	if c.limits.Blocks > 0 {
		flag(wordBlocks, strconv.FormatUint(uint64(c.limits.Blocks), 10))
	}
	flag("seed", strconv.FormatUint(j.Seed(), 10))
	return words
}

// Quoted is a word as a shell reads it.
func Quoted(word string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+.,/:%@"
	if word != "" && strings.Trim(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
