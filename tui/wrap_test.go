package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// Texts without spaces, and texts that would steer a terminal or turn a line.
const (
	sentence = "区块由矿工打包交易后通过反复计算哈希值直到结果小于目标值才能产生并广播给其他节点"
	task     = "请按键挖出第一个区块然后观察其他节点什么时候收到它并且比较它们的链顶"
	hash     = "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f"
	address  = "https://example.com/a/path/that/is/longer/than/most/panels/are/wide?and=it#goes-on"
	hostile  = "\x1b]0;title\a\x1b[31m\u009b2J\u202egnp\u2066\u200f\u2028\xff 👨\u200d👩\u200d👧 e\u0301"
)

// hard puts such texts wherever a view has some.
func hard(v *view.View) {
	long := strings.Repeat(sentence+hash+" "+hostile, 3)
	v.Script = &view.Script{
		Name: hostile, Title: long, Lesson: true, Page: 1, Pages: 2, Heading: long, Waiting: true,
		Told:   []view.Told{{Text: sentence}, {Text: "Genesis: " + hash}, {Text: long}},
		Tasks:  []view.Task{{Text: task, Done: true}, {Text: long, Hints: []string{long}}},
		Failed: []string{hostile + long},
	}
	v.Log = append(v.Log[:len(v.Log):len(v.Log)], view.LogLine{At: v.Now, Node: -1, Verb: "command", Text: long}, view.LogLine{At: v.Now, Node: 1, Verb: "reorg", Text: sentence})
	v.Library = []view.LibraryItem{{Name: hostile, Title: long}, {Name: sentence, Title: long, Lesson: true}}
}

// letters is what stands in a rectangle, without blanks and frames.
func letters(g *grid.Grid, r grid.Rect) string {
	var b strings.Builder
	for y := r.Y; y < r.Bottom(); y++ {
		for x := r.X; x < r.Right(); x++ {
			if c, _ := g.Cell(x, y); c > ' ' {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

func (d *hand) panelLetters(p panelID) string {
	for _, s := range d.app.layout.Slots {
		if s.Active == p {
			return letters(d.app.g, s.Inside())
		}
	}
	d.t.Fatalf("panel %d is not shown", p)
	return ""
}

// A page of text without spaces is there whole, on the usual screens.
func TestLessonWithoutSpaces(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		d := newHand(t, worlds["eight"], size[0], size[1])
		d.world.edit(func(v *view.View) {
			v.Script = &view.Script{Name: "no-spaces", Lesson: true, Page: 1, Pages: 1, Heading: "Hash", Waiting: true,
				Told: []view.Told{{Text: sentence}, {Text: "Genesis: " + hash}}, Tasks: []view.Task{{Text: task}}}
		})
		d.look()
		got := d.panelLetters(lessonPanel)
		if size[1] == 15 { // it has to be scrolled
			d.press("7", "z")
			got = d.panelLetters(lessonPanel)
			d.press("end")
			got += "\n" + d.panelLetters(lessonPanel)
		}
		for _, want := range []string{sentence, "Genesis:" + hash, task} {
			if !strings.Contains(got, want) {
				t.Errorf("%dx%d: %s is not whole in\n%s", size[0], size[1], want, d.screen())
			}
		}
	}
}

// A heading for which the frame has no room is the first line of its page.
func TestLessonHeadingWithoutRoom(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.edit(func(v *view.View) {
		v.Script = &view.Script{Name: "x", Lesson: true, Page: 1, Pages: 1, Heading: sentence, Told: []view.Told{{Text: "And so on."}}}
	})
	d.look()
	if got := d.panelLetters(lessonPanel); !strings.HasPrefix(got, sentence+"Andsoon.") {
		t.Errorf("the page begins with %q", got)
	}
}

// Every line of the log can be read whole, one after the other.
func TestLogWraps(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		d := newHand(t, worlds["eight"], size[0], size[1])
		var lines []view.LogLine
		for i := range 40 {
			lines = append(lines, view.LogLine{At: netsim.Time(i) * netsim.Second, Node: i % 3, Verb: "accept", Text: fmt.Sprintf("%d%s%d", i, strings.Repeat([]string{"x", hash, sentence, "ab cd "}[i%4], i%3), i)})
		}
		d.world.edit(func(v *view.View) { v.Log = lines })
		d.look()
		d.press("5")
		if size[1] == 15 { // no panel has room for the longest
			d.press("z")
		}
		for i := len(lines) - 1; i >= 0; i-- {
			want := strings.ReplaceAll(lines[i].Text, " ", "")
			got := d.panelLetters(logPanel)
			if !strings.Contains(got, want) {
				t.Fatalf("%dx%d: line %d, %s, is not whole in\n%s", size[0], size[1], i, want, d.screen())
			}
			d.press("up")
		}
		d.press("end")
		if got := d.panelLetters(logPanel); !strings.HasSuffix(got, lines[39].Text[:2]) {
			t.Errorf("the newest line is not the last of\n%s", d.screen())
		}
	}
}

// A long answer, a toast and a refusal fold, too.
func TestAnswersWrap(t *testing.T) {
	d := newHand(t, worlds["eight"], 60, 24)
	d.app.say("first\n    second "+address+hash, nil)
	d.look()
	if got := strings.NewReplacer("│", "", "╭", "", "╰", "", "╮", "", "╯", "").Replace(letters(d.app.g, d.app.g.Bounds())); !strings.Contains(got, "second"+address+hash) {
		t.Errorf("the answer is cut:\n%s", d.screen())
	}
	d.press("esc")
	d.app.say("", fmt.Errorf("%s", sentence))
	d.look()
	if got := letters(d.app.g, grid.Rect{Y: 18, W: 60, H: 5}); !strings.Contains(got, sentence) {
		t.Errorf("the refusal is cut:\n%s", d.screen())
	}
}

// What stands beside a label keeps to its column, and nothing of it is lost.
func TestFolded(t *testing.T) {
	f := &kit.Frame{Grid: grid.New(1, 1)}
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"a", "bc ", sentence, hash[:20], "。", "  ", "✓ ", "e\u0301", "👨\u200d👩"})
		label := rapid.SampledFrom([]string{"", "  key  ", "✗ ", "标签 "}).Draw(t, "label")
		text := strings.Join(rapid.SliceOfN(piece, 1, 8).Draw(t, "text"), "")
		width := rapid.IntRange(1, 40).Draw(t, "width")
		line := []grid.Span{{Text: label}, {Text: text, Style: grid.Style{Bold: true}}}
		all, first := "", true
		for _, folded := range f.Folded([][]grid.Span{line}, width) {
			const widest = 4 // columns of one of the characters
			if w := grid.SpansWidth(folded); w > max(width, widest, min(grid.Width(label), width/2)+widest) {
				t.Fatalf("%d columns, more than %d: %q", w, width, kit.SpansText(folded))
			}
			if hang := grid.Width(label); !first && hang <= width/2 && !strings.HasPrefix(kit.SpansText(folded), strings.Repeat(" ", hang)) {
				t.Fatalf("%q is not behind its label", kit.SpansText(folded))
			}
			all, first = all+kit.SpansText(folded), false
			for _, span := range folded {
				if bold := strings.TrimSpace(span.Text) != "" && span.Style.Bold; bold && strings.Contains(span.Text, "key") {
					t.Fatalf("the label has the style of the text")
				}
			}
		}
		if got, want := strings.ReplaceAll(all, " ", ""), strings.ReplaceAll(label+text, " ", ""); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

// What the dashboard writes to a terminal has no order that somebody else gave.
func TestNothingForeignReachesTheTerminal(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		var out strings.Builder
		world := newFake(worlds["eight"])
		d := &hand{t, New(world, Options{Output: &out, Profile: grid.TrueColor, ASCII: ascii}), world}
		world.edit(hard)
		d.give(tea.WindowSizeMsg{Width: 120, Height: 40})
		d.press("5", "7", "L", "L", "esc")
		d.app.say(hostile+"\n"+hostile, fmt.Errorf("%s", hostile))
		d.app.paint()
		d.app.say(hostile+"\n"+hostile, nil)
		d.app.paint()
		own := strings.NewReplacer("\x1b[", "").Replace(out.String())
		for _, r := range own {
			if !plain.Visible(r) {
				t.Fatalf("%U was written", r)
			}
		}
	}
}
