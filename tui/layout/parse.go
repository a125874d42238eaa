package layout

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// mostSize is how many times as large as its neighbours a row or a panel can be. A layout that was
// saved has sizes in lines and columns.
const mostSize = 999

// asLecture is the text that has a layout be like a lecture's, with margins and large type.
const asLecture = "large"

// Parse reads a layout of a user's: a text for each row, from top to bottom, with the panels
// that stand in it side by side, such as "nodes net*2". "2 tree" is a row twice as high as
// others, "tree*2" a panel twice as wide, "log+charts" two panels as tabs of one slot, and
// "[nodes / 2 node]*3" two rows in the place of one panel.
// Panels that stand nowhere become tabs of the last slot. A text that is "large" is no row: it
// gives the layout wide margins and a headline. panels are the names there are. row says where an
// error is.
func Parse(name string, texts, panels []string) (l Layout, row int, err error) {
	l.Name = name
	seen := map[string]bool{}
	for i, text := range texts {
		if text == asLecture {
			l.airy = true
			continue
		}
		r, err := parseRow(text, panels, seen)
		if err != nil {
			return l, i, err
		}
		l.rows = append(l.rows, r)
	}
	if len(l.rows) == 0 {
		return l, 0, fmt.Errorf("layout %.40q has no rows; expected some such as [nodes net, 2 tree]", name)
	}
	return l, 0, nil
}

func parseRow(text string, panels []string, seen map[string]bool) (row, error) {
	r := row{size: 1}
	words, err := wordsOf(text)
	if err != nil {
		return r, err
	}
	if len(words) > 0 {
		if n, err := strconv.Atoi(words[0]); err == nil {
			if r.size, words = n, words[1:]; n < 1 || n > mostSize {
				return r, fmt.Errorf("%d is no height of a row; expected 1 to %d", n, mostSize)
			}
		}
	}
	if len(words) == 0 {
		return r, fmt.Errorf("%.40q names no panel; expected a row such as \"nodes net\"", text)
	}
	for _, word := range words {
		c, err := parseCell(word, panels, seen)
		if err != nil {
			return r, err
		}
		r.cells = append(r.cells, c)
	}
	return r, nil
}

// wordsOf parts a text at its spaces outside of brackets.
func wordsOf(text string) (words []string, err error) {
	depth, from := 0, 0
	for i, r := range text + " " {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case r == ' ' && depth == 0:
			if i > from {
				words = append(words, text[from:i])
			}
			from = i + 1
		}
		if depth < 0 {
			break
		}
	}
	if depth != 0 {
		return nil, fmt.Errorf("%.40q: expected a ] for each [", text)
	}
	return words, nil
}

// parseRows reads what stands between brackets: rows with a / between them.
func parseRows(text string, panels []string, seen map[string]bool) (rows []row, err error) {
	depth, from := 0, 0
	for i, r := range text + "/" {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case r == '/' && depth == 0:
			inner, err := parseRow(text[from:i], panels, seen)
			if err != nil {
				return nil, err
			}
			rows, from = append(rows, inner), i+1
		}
	}
	return rows, nil
}

func parseCell(word string, panels []string, seen map[string]bool) (cell, error) {
	c := cell{size: 1}
	names, times, sized := strings.Cut(word, "*")
	if strings.HasPrefix(word, "[") {
		end := strings.LastIndexByte(word, ']')
		names, times, sized = word[:end+1], strings.TrimPrefix(word[end+1:], "*"), strings.HasPrefix(word[end+1:], "*")
		if rest := word[end+1:]; rest != "" && !sized {
			return c, fmt.Errorf("%.40q: expected a space or a width such as *2 behind ]", word)
		}
	}
	if sized {
		n, err := strconv.Atoi(times)
		if err != nil || n < 1 || n > mostSize {
			return c, fmt.Errorf("%.40q: expected a width from 1 to %d after *", word, mostSize)
		}
		c.size = n
	}
	if strings.HasPrefix(names, "[") {
		rows, err := parseRows(names[1:len(names)-1], panels, seen)
		c.rows = rows
		return c, err
	}
	for _, name := range strings.Split(names, "+") {
		at := slices.IndexFunc(panels, func(p string) bool { return strings.EqualFold(p, name) })
		if at < 0 {
			hint := "expected " + strings.Join(panels, ", ")
			if near := lex.Nearest(name, panels); near != "" {
				hint = "did you mean " + near + "?"
			}
			return c, fmt.Errorf("no panel is called %.40q; %s", name, hint)
		}
		if seen[panels[at]] {
			return c, fmt.Errorf("panel %s has a place already; expected each panel once", panels[at])
		}
		seen[panels[at]] = true
		c.panels = append(c.panels, panels[at])
	}
	return c, nil
}

// Words are what the layout command can be told beside the name of a layout, which cannot be
// called so.
func Words() []string { return []string{"grow", "shrink", "swap", "save", "reset"} }

// CheckName refuses what no layout of a user's can be called.
func CheckName(name string) error {
	switch {
	case slices.Contains(Words(), name):
		return fmt.Errorf("%q is a word of the command layout; expected another name", name)
	case slices.ContainsFunc(Presets(), func(l Layout) bool { return l.Name == name }):
		return fmt.Errorf("layout %s is built in; expected another name", name)
	case name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(name) > mostName:
		return fmt.Errorf("%.40q is no name of a layout; expected up to %d small letters, digits and -", name, mostName)
	}
	return nil
}

const mostName = 20
