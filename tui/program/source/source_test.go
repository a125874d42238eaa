package source

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"testing"
)

// root is the top of the module as seen from here.
const root = "../../.."

// parsed is a file as the compiler reads it, by its path from the top of the module.
func parsed(t *testing.T, file string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path.Join(root, file), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
