package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// tables are two files of a directory.
func tables(text string) []Part {
	return []Part{{"one", contents(text + " 1")}, {"two", contents(text + " 2")}}
}

func TestWriteAllMakesTheDirectory(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	if err := CheckAll(out, "one", "two"); err != nil {
		t.Fatal(err)
	}
	only(t, dir) // a check leaves nothing behind
	for _, text := range []string{"old", "new"} {
		if err := CheckAll(out, "one", "two"); err != nil {
			t.Fatal(err)
		}
		if err := WriteAll(out, tables(text)...); err != nil {
			t.Fatal(err)
		}
		holds(t, filepath.Join(out, "one"), text+" 1")
		holds(t, filepath.Join(out, "two"), text+" 2")
	}
	only(t, out, "one", "two")
}

// When one file fails, the others stay as they were, and a directory that was made for
// them goes away.
func TestWriteAllIsAllOrNothing(t *testing.T) {
	fails := Part{"two", func(w io.Writer) error {
		if _, err := io.WriteString(w, strings.Repeat("x", 100_000)); err != nil {
			return err
		}
		return syscall.ENOSPC
	}}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "one"), "precious", 0o644)
	fresh := filepath.Join(dir, "fresh")
	for _, out := range []string{dir, fresh} {
		err := WriteAll(out, Part{"one", contents("new")}, fails)
		if want := filepath.Join(out, "two") + " cannot be written: no space left on device"; !errors.Is(err, syscall.ENOSPC) || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	holds(t, filepath.Join(dir, "one"), "precious")
	only(t, dir, "one")
}

func TestDirectoryRefused(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	put(t, at("file"), "old", 0o644)
	if err := os.MkdirAll(at("full/two"), 0o755); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"":                 "the name is empty; expected a directory's name",
		at("file"):         at("file") + " cannot be written: it is a file; expected a directory's name",
		at("missing/out"):  at("missing/out") + " cannot be written: directory " + at("missing") + ": no such file or directory",
		at("missing/out/"): at("missing/out/") + " cannot be written: directory " + at("missing") + ": no such file or directory",
		at("full"):         at("full/two") + " cannot be written: it is a directory; expected a file's name",
	} {
		for does, err := range map[string]error{"CheckAll": CheckAll(path, "one", "two"), "WriteAll": WriteAll(path, tables("new")...)} {
			var told *Error
			if !errors.As(err, &told) || err.Error() != want {
				t.Errorf("%s(%q): %v, want %q", does, path, err, want)
			}
		}
	}
	only(t, dir, "file", "full")
	only(t, at("full"), "two")
}

// What is written bit by bit is in its place only when it is whole.
func TestFileThatGrows(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "trace")
	put(t, path, "old", 0o600)
	for _, commit := range []bool{false, true} {
		f, err := Create(path)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if _, err := io.WriteString(f, "line\n"); err != nil {
				t.Fatal(err)
			}
		}
		holds(t, path, "old")
		if commit {
			err = f.Commit()
		}
		f.Discard()
		if err != nil {
			t.Fatal(err)
		}
		only(t, dir, "trace")
	}
	holds(t, path, "line\nline\nline\n")
}

// A file that could not take all that was written is none.
func TestFileThatIsFull(t *testing.T) {
	f, err := Create("/dev/full")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	_, first := f.Write(make([]byte, 100_000))
	_, second := f.Write([]byte("more"))
	if err := f.Commit(); !errors.Is(err, syscall.ENOSPC) || !errors.Is(first, syscall.ENOSPC) || !errors.Is(second, syscall.ENOSPC) {
		t.Errorf("errors %v, %v and at the end %v, want that there is no space", first, second, err)
	}
}
