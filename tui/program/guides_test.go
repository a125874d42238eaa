package program

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// top is the top level of the repository.
const top = "../.."

// A guide is the front page, or the chapter in a room.
type guide struct{ file, text string }

// guides are all of them, by their files.
func guides(t *testing.T) []guide {
	t.Helper()
	var list []guide
	err := filepath.WalkDir(top, func(file string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && file != top && (strings.HasPrefix(name, ".") || name == "testdata"):
			return fs.SkipDir
		case name == "README.md":
			list = append(list, guide{file, string(contents(t, file))})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// readme is the front page.
func readme(t *testing.T) string {
	t.Helper()
	return string(contents(t, filepath.Join(top, "README.md")))
}

// section is what stands between <!-- name --> and <!-- /name -->, in the one guide that
// has it.
func section(t *testing.T, name string) (in guide, inside string) {
	t.Helper()
	found := 0
	for _, g := range guides(t) {
		_, rest, opened := strings.Cut(g.text, "<!-- "+name+" -->\n")
		part, _, closed := strings.Cut(rest, "<!-- /"+name+" -->")
		if opened && closed {
			in, inside = g, part
			found++
		}
	}
	if found != 1 {
		t.Fatalf("%d of the README.md files have a section %q, want one", found, name)
	}
	return in, inside
}

// The front page stays a door: what takes longer is told in the rooms, and the front page
// leads to each chapter.
func TestReadmeIsADoor(t *testing.T) {
	front := readme(t)
	if lines := strings.Count(front, "\n"); lines > 250 {
		t.Errorf("README.md has %d lines, expected at most 250", lines)
	}
	for _, g := range guides(t) {
		file, err := filepath.Rel(top, g.file)
		if err != nil {
			t.Fatal(err)
		}
		if file = filepath.ToSlash(file); file != "README.md" && !strings.Contains(front, "]("+file+")") {
			t.Errorf("README.md does not lead to %s", file)
		}
	}
}

var (
	link    = regexp.MustCompile(`\]\(([^)#]*)(?:#([^)]*))?\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
)

// Every link of a guide leads to a file and a heading that are there.
func TestReadmeLinksLead(t *testing.T) {
	links := 0
	for _, g := range guides(t) {
		for _, l := range link.FindAllStringSubmatch(g.text, -1) {
			if strings.Contains(l[1], "://") {
				continue // on the web
			}
			links++
			file := g.file
			if l[1] != "" {
				file = filepath.Join(filepath.Dir(g.file), filepath.FromSlash(l[1]))
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Errorf("%s: %s: %v", g.file, l[0], err)
			}
			if l[2] != "" && !slices.Contains(anchors(string(text)), l[2]) {
				t.Errorf("%s: %s: there is no such heading in %s", g.file, l[0], file)
			}
		}
	}
	if links == 0 {
		t.Error("no guide has a link")
	}
}

// anchors are the names by which links speak of a text's headings.
func anchors(text string) []string {
	var list []string
	for _, h := range heading.FindAllStringSubmatch(text, -1) {
		name := strings.ReplaceAll(strings.ToLower(h[1]), " ", "-")
		list = append(list, strings.Map(func(r rune) rune {
			if strings.ContainsRune(",.:;'?!`", r) {
				return -1
			}
			return r
		}, name))
	}
	return list
}
