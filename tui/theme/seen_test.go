package theme

import (
	"reflect"
	"regexp"
	"strconv"
	"testing"

	"example.com/sosocoin/tui/grid"
)

// seen is a colour as a terminal of the profile shows it, by xterm's palettes: the worst
// that a usual terminal does to it. It is read from what is written to the terminal.
func seen(t *testing.T, p grid.Profile, s grid.Style, background bool) (grid.Color, bool) {
	t.Helper()
	g := grid.New(1, 1)
	g.Set(0, 0, 'x', s)
	out := g.Render(p)
	code, base := "38", 30
	if background {
		code, base = "48", 40
	}
	if m := regexp.MustCompile(`[\[;]` + code + `;2;(\d+);(\d+);(\d+)`).FindStringSubmatch(out); m != nil {
		return grid.RGB(uint32(number(m[1])<<16 | number(m[2])<<8 | number(m[3]))), true
	}
	if m := regexp.MustCompile(`[\[;]` + code + `;5;(\d+)`).FindStringSubmatch(out); m != nil {
		return xterm(number(m[1])), true
	}
	for i := range 8 {
		for _, c := range [...]struct{ code, index int }{{base + i, i}, {base + 60 + i, 8 + i}} {
			if regexp.MustCompile(`[\[;]` + strconv.Itoa(c.code) + `[;m]`).MatchString(out) {
				return xterm(c.index), true
			}
		}
	}
	return 0, false
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// xterm is its palette of 256 colours (256colres.h, XTerm-col.ad).
func xterm(i int) grid.Color {
	level := func(n int) int {
		if n == 0 {
			return 0
		}
		return 55 + 40*n
	}
	switch {
	case i < 16:
		return grid.RGB([16]uint32{0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
			0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff}[i])
	case i < 232:
		i -= 16
		return grid.RGB(uint32(level(i/36)<<16 | level(i/6%6)<<8 | level(i%6)))
	}
	v := uint32(8 + 10*(i-232))
	return grid.RGB(v<<16 | v<<8 | v)
}

// least is the contrast that a role must have with the ground: 4.5 to 1 for text, 3 to 1
// for what may be overlooked and for signs (WCAG 2.1, 1.4.3 and 1.4.11). A border only
// decorates: what it holds stands apart without it.
func least(role string) float64 {
	switch role {
	case "Border":
		return 1.5
	case "Text", "Strong", "Title", "Bar", "Toast":
		return 4.5
	}
	return 3
}

// Every role can be read in every theme, with 16, 256 and all colours, on the ground that
// the theme is for and on a selected row. Terminals of 16 colours are taken to have black
// or white for a ground.
func TestEveryRoleIsSeen(t *testing.T) {
	for _, name := range []string{"dark", "light", "safe"} {
		for p := grid.ANSI16; p <= grid.TrueColor; p++ {
			th, err := New(name, p, false)
			if err != nil {
				t.Fatal(err)
			}
			ground := th.Ground
			if p == grid.ANSI16 {
				ground = map[string]grid.Color{"dark": grid.RGB(0), "safe": grid.RGB(0), "light": grid.RGB(0xffffff)}[name]
			}
			selected, ok := seen(t, p, th.Selected, true)
			if !ok && p > grid.ANSI16 {
				t.Errorf("%s, %v: a selected row has no ground of its own", name, p)
			}
			each(th, func(role string, s grid.Style) {
				fg, ok := seen(t, p, s, false)
				if !ok {
					return // Selected has the row's own
				}
				if c := contrast(fg, ground); c < least(role) {
					t.Errorf("%s, %v: %s has a contrast of %.2f with the ground", name, p, role, c)
				}
				if c := contrast(fg, selected); p > grid.ANSI16 && c < min(least(role), 2.5) && role != "Border" {
					t.Errorf("%s, %v: %s has a contrast of %.2f on a selected row", name, p, role, c)
				}
			})
		}
	}
}

// each visits every role.
func each(th *Theme, f func(role string, s grid.Style)) {
	v := reflect.ValueOf(*th)
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(grid.Style); ok {
			f(v.Type().Field(i).Name, s)
		}
	}
	for id, s := range th.Nodes {
		f("node "+strconv.Itoa(id), s)
	}
}
