package source

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// readers are functions that look for something in a text.
var readers = []string{"Contains", "ContainsAny", "ContainsRune", "Cut", "CutPrefix", "CutSuffix", "EqualFold", "Fields", "HasPrefix", "HasSuffix",
	"Index", "IndexByte", "LastIndex", "LastIndexByte", "Split", "SplitN", "SplitSeq", "TrimPrefix", "TrimSuffix"}

// What people are told is no format: the dashboard reads values, and never the words that
// were made of them. Patterns and scans are for what a terminal sends.
func TestDashboardReadsNoProse(t *testing.T) {
	terminals := []string{"tui/input", "tui/terminal"}
	for dir, p := range Packages(t, root) {
		if !Within(dir, "tui") || dir == "tui/program" {
			continue
		}
		for _, name := range p.GoFiles {
			file := path.Join(dir, name)
			ast.Inspect(parsed(t, file), func(n ast.Node) bool {
				if use := reads(n); use != "" && !slices.ContainsFunc(terminals, func(place string) bool { return Within(file, place) }) {
					t.Errorf("%s: %s: whoever makes the words knows the values, and package view has room for them", file, use)
				}
				return true
			})
		}
	}
}

// reads is the call of a scan, of a pattern, or of a search in the words of a view; "" for
// anything else.
func reads(n ast.Node) string {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return ""
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	from, ok := f.X.(*ast.Ident)
	switch {
	case !ok:
		return ""
	case from.Name == "regexp", from.Name == "fmt" && strings.Contains(f.Sel.Name, "scan"), from.Name == "fmt" && strings.HasPrefix(f.Sel.Name, "Scan"):
		return from.Name + "." + f.Sel.Name
	case from.Name != "strings" || !slices.Contains(readers, f.Sel.Name):
		return ""
	}
	for _, argument := range call.Args {
		if of, ok := argument.(*ast.SelectorExpr); ok && slices.Contains([]string{"Text", "Verb", "Lost"}, of.Sel.Name) {
			return "strings." + f.Sel.Name + " of " + of.Sel.Name
		}
	}
	return ""
}
