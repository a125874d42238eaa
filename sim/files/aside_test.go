package files

import (
	"os"
	"path/filepath"
	"testing"
)

// What a killed process has left aside goes away when somebody writes into the directory;
// what a living one holds stays, and so does everything else.
func TestAsideRemovesWhatWasLeft(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	living, err := Create(at("all.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer living.Discard()
	others := []string{".all.jsonl.part", ".run.html.sosocoin-1-x.part", ".z.sosocoin-12.part", "run.sosocoin-1-0.part"}
	for _, name := range append(others, ".run.html.sosocoin-1-0.part", ".x.sosocoin-4194304-17.part") {
		put(t, at(name), "half", 0o600)
	}
	link(t, "run.sosocoin-1-0.part", at(".link.sosocoin-1-0.part"))
	if err := os.Mkdir(at(".folder.sosocoin-1-0.part"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Check(at("new")); err != nil {
		t.Fatal(err)
	}
	only(t, dir, others[0], filepath.Base(living.file.Name()), ".folder.sosocoin-1-0.part", ".link.sosocoin-1-0.part", others[1], others[2], others[3])
	if err := living.Commit(); err != nil {
		t.Fatal(err)
	}
	only(t, dir, others[0], ".folder.sosocoin-1-0.part", ".link.sosocoin-1-0.part", others[1], others[2], "all.jsonl", others[3])
}

// A file aside that somebody took away, or locked as if it had been left, is not gone on
// with.
func TestAsideHoldsItsFile(t *testing.T) {
	f, err := target{path: filepath.Join(t.TempDir(), "x")}.aside()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !there(f) {
		t.Error("a new file has no name")
	}
	removeLeft(f.Name())
	if !there(f) {
		t.Error("a file that is held was removed")
	}
	again, err := os.Open(f.Name())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if hold(again) {
		t.Error("a file was held twice")
	}
	if err := drop(f); err != nil || there(f) {
		t.Errorf("a dropped file is there (%v)", err)
	}
}
