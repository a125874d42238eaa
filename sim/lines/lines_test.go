package lines

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// fake is a world that answers each line, and of which every beat shows the next view.
type fake struct {
	now   *view.View
	later []*view.View
	beats chan struct{}
	asked []string
}

func (f *fake) View() *view.View {
	v := f.now
	if len(f.later) > 0 {
		f.now, f.later = f.later[0], f.later[1:]
	}
	return v
}

func (f *fake) Beats() <-chan struct{} { return f.beats }

func (f *fake) Do(_ context.Context, line string) (string, error) {
	f.asked = append(f.asked, line)
	switch line {
	case "bad":
		return "", errors.New("no such command")
	case "silent":
		return "", nil
	}
	return "the answer to\n" + line, nil
}

func ran(t *testing.T, m *Mode, input string) (string, error) {
	t.Helper()
	var out strings.Builder
	m.In, m.Out = strings.NewReader(input), &out
	err := m.Run(context.Background())
	_, text, _ := strings.Cut(out.String(), "quit ends.\n") // what it says first
	return text, err
}

// Each line of the input is answered in lines, and quit or the input's end ends the mode.
func TestCommands(t *testing.T) {
	for input, want := range map[string]string{
		"balance n0\n\n  :bad \r\nsilent\nquit\nnever\n": "the answer to\nbalance n0\nError: no such command\nDone.\n",
		"balance n0": "the answer to\nbalance n0\n",
		"":           "",
	} {
		world := &fake{now: &view.View{}, beats: make(chan struct{})}
		if got, err := ran(t, &Mode{World: world}, input); got != want || err != nil {
			t.Errorf("%q is answered %q (%v), want %q", input, got, err, want)
		}
	}
}

// A world that ends by itself goes on to its end after that of the input, and ctx ends both.
func TestEnds(t *testing.T) {
	beats := make(chan struct{}, 8)
	for range cap(beats) {
		beats <- struct{}{}
	}
	end := &view.View{Now: netsim.Second, Clock: view.Clock{Paused: true, Stopped: "height 2 reached"}}
	world := &fake{now: &view.View{}, later: []*view.View{{}, {}, {}, end}, beats: beats}
	if got, err := ran(t, &Mode{World: world, Bounded: true}, ""); got != "1.0 s: Time stands still: height 2 reached.\n" || err != nil {
		t.Errorf("told is %q (%v)", got, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	waits, _ := io.Pipe()
	m := Mode{World: &fake{now: &view.View{}}, In: waits, Out: io.Discard}
	if err := m.Run(ctx); !errors.Is(err, ErrInterrupted) {
		t.Errorf("the end of ctx is %v", err)
	}
	failing, w := io.Pipe()
	_ = failing.Close()
	m = Mode{World: &fake{now: &view.View{}}, In: waits, Out: w}
	if err := m.Run(context.Background()); err != nil {
		t.Errorf("a reader that leaves is %v", err)
	}
}

func mined(number int, at netsim.Time) view.LogLine {
	return view.LogLine{Number: number, At: at, Node: 0, Kind: view.MinedLine, Blocks: []chain.Hash{{30: 0xab, 31: byte(number)}}, Height: number, Count: 1}
}

// What has been told is not told again, also when time goes back; what is left out is said.
func TestNews(t *testing.T) {
	var told told
	accepted := view.LogLine{Number: 1, At: 2 * netsim.Second, Kind: view.AcceptedLine}
	for _, step := range []struct {
		name string
		view view.View
		want []string
	}{
		{"the first", view.View{Now: 2 * netsim.Second, Log: []view.LogLine{mined(0, netsim.Second), accepted}}, []string{"1.0 s: n0 found block 0 (ab00), 1 transaction."}},
		{"nothing new", view.View{Now: 3 * netsim.Second, Log: []view.LogLine{mined(0, netsim.Second), accepted}}, nil},
		{"a gap", view.View{Now: 9 * netsim.Second, Log: []view.LogLine{mined(5, 9*netsim.Second)}}, []string{
			"9.0 s: 3 events went by too fast to be told; a lower speed tells all.", "9.0 s: n0 found block 5 (ab05), 1 transaction."}},
		{"back", view.View{Now: 2 * netsim.Second, Log: []view.LogLine{mined(0, netsim.Second), accepted}}, nil},
		{"another future", view.View{Now: 4 * netsim.Second, Log: []view.LogLine{mined(0, netsim.Second), accepted, mined(2, 4*netsim.Second)}}, []string{"4.0 s: n0 found block 2 (ab02), 1 transaction."}},
		{"a failure", view.View{Now: 4 * netsim.Second, Clock: view.Clock{Failed: "x"}}, []string{"4.0 s: This is a bug in sosocoin: x"}},
	} {
		if got := told.news(&step.view, false); fmt.Sprint(got) != fmt.Sprint(step.want) {
			t.Errorf("%s: %q, want %q", step.name, got, step.want)
		}
	}
	told.view = nil
	told.number = 0
	if got := told.news(&view.View{Log: []view.LogLine{accepted}}, true); len(got) != 1 {
		t.Errorf("with all, told is %q", got)
	}
}

// A lesson is told page by page, with what there is to do and what of it is done.
func TestNewsOfALesson(t *testing.T) {
	var told told
	say := func(text string) view.Told { return view.Told{At: netsim.Second, Text: text} }
	script := func(page int, change func(*view.Script)) *view.View {
		s := &view.Script{Name: "a", Title: "A lesson", Page: page, Pages: 2, Heading: "Blocks"}
		change(s)
		return &view.View{Now: netsim.Second, Script: s}
	}
	for i, step := range []struct {
		view *view.View
		want string
	}{
		{script(1, func(s *view.Script) {
			s.Told, s.Tasks = []view.Told{say("one\ntwo")}, []view.Task{{Text: "Mine."}}
		}), "[1.0 s: A lesson. 1.0 s: Page 1 of 2: Blocks. 1.0 s: one two 1.0 s: Task: Mine.]"},
		{script(1, func(s *view.Script) {
			s.Told, s.LeftOut, s.Tasks, s.Waiting = []view.Told{say("three")}, 1, []view.Task{{Text: "Mine.", Done: true}}, true
		}), "[1.0 s: three 1.0 s: Done: Mine. 1.0 s: next goes on.]"},
		{script(2, func(s *view.Script) { s.Failed, s.Notice = []string{"x"}, "y" }), "[1.0 s: Page 2 of 2: Blocks. 1.0 s: Not as expected: x 1.0 s: y]"},
		{script(2, func(s *view.Script) { s.Failed, s.Notice = []string{"x"}, "y" }), "[]"},
	} {
		if got := fmt.Sprint(told.news(step.view, false)); got != step.want {
			t.Errorf("%d: told is %s, want %s", i, got, step.want)
		}
	}
}
