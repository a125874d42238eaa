package source

import (
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// clocks are the parts of package time that look at the wall clock or wait for it.
var clocks = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer"}

// The engine has no wall clock, no shared randomness and no goroutine where results
// are made: the same seed gives the same run.
func TestEngineIsAFunctionOfItsSeed(t *testing.T) {
	// The driver paces a world for a dashboard; it is given its clock, but waits by
	// a ticker of its own.
	excused := map[string]bool{
		"sim/live/driver.go: time.NewTicker": true,
		// Who works in a window never shows, so it may depend on how long one takes.
		"netsim/workers.go: time.Now": true, "netsim/workers.go: time.Since": true,
	}
	used := map[string]bool{}
	for dir, p := range Packages(t, root) {
		if !Within(dir, "chain") && !Within(dir, "netsim") && !Within(dir, "sim") {
			continue
		}
		for _, name := range p.GoFiles {
			file := path.Join(dir, name)
			for _, use := range impure(t, file) {
				where := file + ": " + use
				if !excused[where] {
					t.Errorf("%s: results would depend on more than the seed", where)
				}
				used[where] = true
			}
		}
	}
	for where := range excused {
		if !used[where] {
			t.Errorf("%s is excused, but not there any more", where)
		}
	}
}

// impure lists uses of the wall clock and of the global random source in a file,
// and in the ledger, which is pure functions over values, also goroutines.
func impure(t *testing.T, file string) []string {
	t.Helper()
	code := parsed(t, file)
	imported := map[string]string{} // by the name that the file uses
	for _, spec := range code.Imports {
		from, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		name := path.Base(strings.TrimSuffix(from, "/v2"))
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imported[name] = from
	}
	var uses []string
	ast.Inspect(code, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			if strings.HasPrefix(file, "chain/") {
				uses = append(uses, "go statement")
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && impureCall(imported[x.Name], n.Sel.Name) {
				uses = append(uses, x.Name+"."+n.Sel.Name)
			}
		}
		return true
	})
	return uses
}

func impureCall(from, name string) bool {
	switch from {
	case "time":
		return slices.Contains(clocks, name)
	case "math/rand", "math/rand/v2":
		// Types, and sources that are given their seed.
		return !slices.Contains([]string{"Rand", "Source", "PCG", "ChaCha8", "Zipf", "New", "NewPCG", "NewChaCha8", "NewZipf"}, name)
	}
	return false
}
