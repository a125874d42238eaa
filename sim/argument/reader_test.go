package argument

import (
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/sim/lex"
)

// paint is a command with a place, perhaps a colour, and options: "paint NAMES [red|blue] [coats=COUNT] [by=NAME]".
type paint struct {
	what, colour, by string
	coats            int
	hasCoats         bool
	over             bool
}

func name() Kind[string] {
	return Kind[string]{Expected: "names", List: true, Offers: Words("door", "wall"), Parse: func(s string) (string, error) {
		if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz,") != "" {
			return "", &lex.ValueError{Value: s, Expected: "names"}
		}
		return s, nil
	}}
}

func coats() Kind[int] {
	return Whole("a number of coats", 1, 9).Offering(Words("1", "2")).Checked(func(n int, word string) error {
		if n == 7 {
			return &lex.ValueError{Value: word, Expected: "any but 7"}
		}
		return nil
	})
}

func read(line string, oneOption bool) (paint, *Reader, *lex.Error) {
	words, end := lex.NewCursor(line).Words()
	r := NewReader(Form{Usage: "paint NAMES ...", Options: []string{"coats", "by"}, OneOption: oneOption}, words, end)
	p := paint{what: Read(r, name()), over: r.Flag("over")}
	colours := []string{"red", "blue"}
	if at, ok := Optional(r, OneOf[uint8](colours)); ok {
		p.colour = colours[at]
	}
	p.coats, p.hasCoats = Option(r, "coats", coats())
	p.by, _ = Option(r, "by", name())
	return p, r, r.Finish()
}

func TestLinesAreRead(t *testing.T) {
	for line, want := range map[string]paint{
		"door":                    {what: "door"},
		"door blue":               {what: "door", colour: "blue"},
		"door over blue":          {what: "door", over: true, colour: "blue"},
		"door coats=2":            {what: "door", coats: 2, hasCoats: true},
		"--coats 2 door --by=ann": {what: "door", coats: 2, hasCoats: true, by: "ann"},
		"by=bob door,wall red":    {what: "door,wall", colour: "red", by: "bob"},
	} {
		if got, _, refused := read(line, false); refused != nil || got != want {
			t.Errorf("%q is read as %+v (%v), expected %+v", line, got, refused, want)
		}
	}
}

func TestFirstRefusalCounts(t *testing.T) {
	for line, want := range map[string]string{
		"":                        `column 1: found nothing, expected names; usage: paint NAMES ...`,
		"d0or green":              `column 1: found "d0or", expected names`,
		"door green":              `column 6: found "green", expected red or blue`,
		"door rde":                `column 6: found "rde", expected red or blue; did you mean "red"?`,
		"door red wall":           `column 10: found "wall", expected the end of the line; usage: paint NAMES ...`,
		"door coats=":             `column 12: found nothing, expected a number of coats`,
		"door --coats":            `column 13: found nothing, expected a number of coats; usage: paint NAMES ...`,
		"door coats=0":            `column 12: found "0", expected a number of coats`,
		"door coats=7":            `column 12: found "7", expected any but 7`,
		"door coats=1 coats=2":    `column 14: found "coats=2", expected the option coats only once`,
		"d0or coat=1":             `column 6: found "coat=1", expected the option coats= or by=; did you mean coats=?`,
		"door --coats 1 by=a red": "",
	} {
		_, _, refused := read(line, false)
		got := ""
		if refused != nil {
			got = refused.Error()
		}
		if got != want {
			t.Errorf("%q: %q, expected %q", line, got, want)
		}
	}
	if _, _, refused := read("door coats=1 by=ann", true); refused == nil || refused.Expected != "one option only" || refused.Column != 14 {
		t.Errorf("a second option where there is one: %v", refused)
	}
}

// What could stand next is what would be read next; nothing is offered after a refusal.
func TestOffersFollowTheReading(t *testing.T) {
	for line, want := range map[string]struct {
		offered string
		list    bool
	}{
		"":               {"door wall", true},
		"door":           {"over red blue coats= by=", false},
		"door over":      {"red blue coats= by=", false},
		"door red":       {"coats= by=", false},
		"door red by=a":  {"coats=", false},
		"door --coats":   {"1 2", false},
		"door red --by":  {"door wall", true},
		"d0or":           {"", false},
		"door green red": {"", false},
	} {
		_, r, _ := read(line, false)
		r.OfferOptions()
		offered, list := r.Offered()
		if !slices.Equal(offered, strings.Fields(want.offered)) || list != want.list {
			t.Errorf("%q: offered are %q (a list: %t), expected %q (%t)", line, offered, list, want.offered, want.list)
		}
	}
}

// A usage that is too long for a message is cut between two of its words.
func TestLongUsage(t *testing.T) {
	long := "paint" + strings.Repeat(" [coats=NUMBER]", 30)
	r := NewReader(Form{Usage: long}, nil, 0)
	got := r.usage()
	if len(got) > longUsage+40 || !strings.HasSuffix(got, " [coats=NUMBER] ... (help paint has all)") || !strings.HasPrefix(got, "usage: paint [coats=NUMBER]") {
		t.Errorf("it is %q", got)
	}
}
