package withhold

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The letters of a table. A cell has three of them: what to do when the fork is irrelevant,
// relevant and active.
const letters = "*aomw" // as the actions are numbered

// wordFor is what a table begins with, before its name.
const wordFor = "policy"

// Write writes a policy in the form that Parse reads.
func (p *Policy) Write(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n\n#", wordFor, p.name())
	width := len(strconv.Itoa(p.size)) + 1
	head := fmt.Sprintf("%*s", width, "")
	for others := range p.size + 1 {
		head += fmt.Sprintf(" %-3d", others)
	}
	b.WriteString(strings.TrimRight(head, " ") + "\n")
	for own := range p.size + 1 {
		fmt.Fprintf(&b, "%*d:", width, own)
		for others := range p.size + 1 {
			b.WriteByte(' ')
			for fork := range Fork(Forks) {
				b.WriteByte(letters[p.cells[p.at(State{own, others, fork})]])
			}
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// name is a word, also for a policy that has none.
func (p *Policy) name() string {
	if p.Name == "" {
		return "unnamed"
	}
	return p.Name
}

// String is the policy as Write writes it.
func (p *Policy) String() string {
	var b strings.Builder
	_ = p.Write(&b) // a Builder takes everything
	return b.String()
}

// TextError says what is wrong with the text of a policy, and where.
type TextError struct {
	Line, Column int // from 1; columns in characters
	Problem      string
}

// Error has the place first.
func (e *TextError) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Problem) }

// Parse reads a policy. Its text is
//
//	policy NAME
//	0: CELL CELL ...
//	1: CELL CELL ...
//
// with a line for each number of blocks on the private branch, from 0 on, and in it a cell
// for each number of blocks on the public one, as many as there are lines. A cell is three
// letters, for the Forks irrelevant, relevant and active: a adopts, o overrides, m matches, w
// waits, and * leaves open. Blank lines, and what follows a #, are passed over. Lines end with
// a line feed. Errors are *TextError.
func Parse(text string) (*Policy, error) {
	r := policyReader{}
	for line := range strings.SplitSeq(text, "\n") {
		r.line++
		line, _, _ = strings.Cut(line, "#")
		if err := r.read(line); err != nil {
			return nil, err
		}
	}
	switch {
	case r.name == "":
		return nil, r.wrong(1, `the text ends; expected a line such as "policy sm1"`)
	case len(r.rows) == 0:
		return nil, r.wrong(1, `the table has no row; expected one such as "0: *a*"`)
	case len(r.rows) < r.width:
		return nil, r.wrong(1, "the table has %d rows of %d cells; expected as many rows as cells", len(r.rows), r.width)
	}
	return NewPolicy(r.name, r.width-1, func(s State) Action { return r.rows[s.Own][s.Others][s.Fork] }), nil
}

// policyReader reads line by line.
type policyReader struct {
	line  int
	name  string
	width int // cells of a row
	rows  [][][Forks]Action
}

func (r *policyReader) wrong(column int, problem string, args ...any) error {
	return &TextError{r.line, column, fmt.Sprintf(problem, args...)}
}

// token is a word of a line, and its column.
type token struct {
	text   string
	column int
}

func tokens(line string) []token {
	var list []token
	for at := 0; at < len(line); {
		rest := strings.TrimLeft(line[at:], " \t\r")
		at = len(line) - len(rest)
		end := strings.IndexAny(rest, " \t\r")
		if end < 0 {
			end = len(rest)
		}
		if end > 0 {
			list = append(list, token{rest[:end], utf8.RuneCountInString(line[:at]) + 1})
		}
		at += end
	}
	return list
}

func (r *policyReader) read(line string) error {
	words := tokens(line)
	switch {
	case len(words) == 0:
		return nil
	case r.name == "":
		return r.readName(words)
	}
	return r.readRow(words)
}

func (r *policyReader) readName(words []token) error {
	switch {
	case words[0].text != wordFor:
		return r.wrong(words[0].column, `found %.40q; expected a line such as "policy sm1"`, words[0].text)
	case len(words) == 1:
		return r.wrong(words[0].column, `the policy has no name; expected one such as "policy sm1"`)
	case len(words) > 2:
		return r.wrong(words[2].column, "found %.40q behind the name; expected one word", words[2].text)
	case !utf8.ValidString(words[1].text):
		return r.wrong(words[1].column, "the name %.40q is not text in UTF-8", words[1].text)
	}
	r.name = words[1].text
	return nil
}

func (r *policyReader) readRow(words []token) error {
	own := len(r.rows)
	first, cells := words[0], words[1:]
	switch want := strconv.Itoa(own) + ":"; {
	case r.width > 0 && own == r.width:
		return r.wrong(first.column, "found %.40q after the last row: rows have %d cells, so there are as many rows", first.text, r.width)
	case first.text != want:
		return r.wrong(first.column, "found %.40q; expected row %q: rows are numbered by the private branch, from 0 on", first.text, want)
	case len(cells) == 0:
		return r.wrong(first.column, `the row has no cells; expected some such as "*a*"`)
	case len(cells) > MaxPolicySize+1:
		return r.wrong(cells[MaxPolicySize+1].column, "more than %d cells; a table has at most as many", MaxPolicySize+1)
	case r.width > 0 && len(cells) > r.width:
		return r.wrong(cells[r.width].column, "found %.40q; the row has %d cells, expected %d as in the first", cells[r.width].text, len(cells), r.width)
	case r.width > 0 && len(cells) < r.width:
		return r.wrong(first.column, "the row has %d cells; expected %d as in the first", len(cells), r.width)
	}
	row := make([][Forks]Action, len(cells))
	for others, c := range cells {
		var err error
		if row[others], err = r.readCell(c, own, others); err != nil {
			return err
		}
	}
	r.width = len(cells)
	r.rows = append(r.rows, row)
	return nil
}

func (r *policyReader) readCell(c token, own, others int) (cell [Forks]Action, err error) {
	if utf8.RuneCountInString(c.text) != Forks {
		return cell, r.wrong(c.column, "found %.40q; expected a cell of three letters, each of a, o, m, w and *", c.text)
	}
	fork := Fork(0)
	for _, letter := range c.text {
		action := strings.IndexRune(letters, letter)
		s := State{own, others, fork}
		column := c.column + int(fork)
		if action < 0 {
			return cell, r.wrong(column, "found %q; expected a (adopt), o (override), m (match), w (wait) or * (open)", letter)
		}
		if why := Possible(s, Action(action)); why != nil {
			return cell, r.wrong(column, "%v; here the private branch has %d, the public one %d, and the fork is %v", why, own, others, fork)
		}
		cell[fork] = Action(action)
		fork++
	}
	return cell, nil
}
