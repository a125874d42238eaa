package source

import (
	"bytes"
	"go/ast"
	"os"
	"path"
	"slices"
	"testing"
)

// mostMethods is how many methods a type has at most: one that has more knows too much to be
// read. The first line that fits counts, by the type or by the room. All that happens goes
// through a world or a node, so these two may have more.
var mostMethods = []struct {
	of   string
	most int
}{
	{"sim.World", 59},
	{"sim/node.Node", 59},
	{"sim", 45},
	{"tui", 40},
}

func TestNoTypeKnowsEverything(t *testing.T) {
	for dir, p := range Packages(t, root) {
		for name, count := range methods(t, dir, p.GoFiles) {
			for _, bound := range mostMethods {
				if bound.of != dir+"."+name && !Within(dir, bound.of) {
					continue
				}
				if count > bound.most {
					t.Errorf("%s.%s has %d methods, expected at most %d", dir, name, count, bound.most)
				}
				break
			}
		}
	}
}

// methods counts the methods of each type in some files of a package.
func methods(t *testing.T, dir string, files []string) map[string]int {
	t.Helper()
	count := map[string]int{}
	for _, name := range files {
		for _, d := range parsed(t, path.Join(dir, name)).Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				count[receiver(f.Recv.List[0].Type)]++
			}
		}
	}
	return count
}

// receiver is the name of a method's type.
func receiver(of ast.Expr) string {
	switch of := of.(type) {
	case *ast.StarExpr:
		return receiver(of.X)
	case *ast.IndexExpr:
		return receiver(of.X)
	case *ast.IndexListExpr:
		return receiver(of.X)
	case *ast.Ident:
		return of.Name
	}
	return ""
}

// mostLines is how many lines a package has at most, tests left out: one that has more is two
// rooms.
const mostLines = 3000

// large are the packages that may have more. The ledger and the network are one thing each.
var large = []string{"chain", "netsim"}

func TestNoPackageIsTwoRooms(t *testing.T) {
	for dir, p := range Packages(t, root) {
		if slices.Contains(large, dir) {
			continue
		}
		lines := 0
		for _, name := range p.GoFiles {
			text, err := os.ReadFile(path.Join(root, dir, name))
			if err != nil {
				t.Fatal(err)
			}
			lines += bytes.Count(text, []byte("\n"))
		}
		if lines > mostLines {
			t.Errorf("%s has %d lines, expected at most %d", dir, lines, mostLines)
		}
	}
}
