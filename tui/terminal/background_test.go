package terminal

import (
	"testing"

	"example.com/sosocoin/tui/input"
)

func TestBackgroundAnswers(t *testing.T) {
	for answer, light := range map[string]bool{
		"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c": true,
		"\x1b]11;rgb:1e1e/1e1e/2e2e\a":              false,
		"\x1b]11;rgb:ff/ff/e0\a":                    true,
		"\x1b]11;rgba:0000/0000/0000/ffff\a":        false,
		"\x1b[?62;22c":                              false,
		"\x1b]11;rgb:zz/zz/zz\a":                    false,
		"\x1b]11;rgb:" + "fffffffff/0/0\a":          false,
		"":                                          false,
	} {
		var decoder input.Decoder
		got := false
		for _, msg := range decoder.Feed(0, []byte(answer)) {
			if b, ok := msg.(input.Background); ok {
				got = Light(string(b))
			}
		}
		if got != light {
			t.Errorf("%q: light is %v, expected %v", answer, got, light)
		}
	}
}

func TestBackgroundByEnvironment(t *testing.T) {
	for value, want := range map[string]struct{ light, known bool }{
		"15;0": {false, true}, "0;15": {true, true}, "0;default;7": {true, true}, "12;8": {false, true},
		"": {}, "junk": {}, "0;99": {}, "0;": {}, ";-1": {},
	} {
		if light, known := lightByEnvironment(value); light != want.light || known != want.known {
			t.Errorf("%q: light %v, known %v, expected %v", value, light, known, want)
		}
	}
}

func TestBackgroundIsGuessed(t *testing.T) {
	for _, c := range []struct {
		colours, term string
		light, asks   bool
	}{
		{"", "xterm-256color", false, true}, {"0;15", "xterm", true, false}, {"15;0", "xterm", false, false}, {"", "linux", false, false}, {"", "vt220", false, false},
	} {
		light, asks := Background(func(name string) string { return map[string]string{"COLORFGBG": c.colours, "TERM": c.term}[name] })
		if light != c.light || asks != c.asks {
			t.Errorf("COLORFGBG=%q TERM=%q: light %v, asks %v; expected %v, %v", c.colours, c.term, light, asks, c.light, c.asks)
		}
	}
}
