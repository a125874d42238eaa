package source

import (
	"errors"
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// widest is the build with all that there is in it: the default one leaves out what is large and
// seldom wanted.
func widest() *build.Context {
	all := build.Default
	all.BuildTags = append(slices.Clone(all.BuildTags), "nats")
	return &all
}

// Packages finds each package below root, the top of the module, by its folder: "sim/node", and
// "." for the root itself.
func Packages(t testing.TB, root string) map[string]*build.Package {
	t.Helper()
	found := map[string]*build.Package{}
	err := filepath.WalkDir(root, func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if name := entry.Name(); dir != root && (strings.HasPrefix(name, ".") || name == "testdata") {
			return fs.SkipDir
		}
		p, err := widest().ImportDir(dir, build.ImportComment)
		if _, empty := err.(*build.NoGoError); empty {
			return nil
		}
		below, outside := filepath.Rel(root, dir)
		found[filepath.ToSlash(below)] = p
		return errors.Join(err, outside)
	})
	if err != nil {
		t.Fatal(err)
	}
	if found["."] == nil {
		t.Fatalf("%s is not the top of the module", root)
	}
	return found
}

// Within says whether a folder is a room or below it; the top level has none below.
func Within(dir, room string) bool {
	return dir == room || room != "." && strings.HasPrefix(dir, room+"/")
}
