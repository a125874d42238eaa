package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func contents(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// put makes a file of an earlier run.
func put(t *testing.T, path, text string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q (%v), want %q", filepath.Base(path), got, err, want)
	}
}

// only says that a directory has these entries and nothing aside.
func only(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the directory has %q, want %q", got, want)
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Fatal(err)
	}
}

func TestWriteMakesAFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new")
	if err := Check(path); err != nil {
		t.Fatal(err)
	}
	only(t, dir) // a check leaves nothing behind
	if err := Write(path, contents("one")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "one")
	only(t, dir, "new")
}

// A new file has the permissions that any program's would have.
func TestWriteKeepsToTheUmask(t *testing.T) {
	dir := t.TempDir()
	plain, err := os.OpenFile(filepath.Join(dir, "plain"), os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if err := Write(filepath.Join(dir, "ours"), contents("")); err != nil {
		t.Fatal(err)
	}
	want, err := plain.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.Stat(filepath.Join(dir, "ours")); err != nil || got.Mode() != want.Mode() {
		t.Errorf("mode %v (%v), want %v", got.Mode(), err, want.Mode())
	}
}

func TestWriteReplacesAFileAndKeepsItsPermissions(t *testing.T) {
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o666, 0o755} {
		dir := t.TempDir()
		path := filepath.Join(dir, "old")
		put(t, path, "a much longer text of an earlier run", mode)
		if err := Check(path); err != nil {
			t.Fatal(err)
		}
		holds(t, path, "a much longer text of an earlier run")
		if err := Write(path, contents("new")); err != nil {
			t.Fatal(err)
		}
		holds(t, path, "new")
		if got, err := os.Stat(path); err != nil || got.Mode() != mode {
			t.Errorf("mode %v (%v), want %v", got.Mode(), err, mode)
		}
		only(t, dir, "old")
	}
}

// Whatever goes wrong half way, the old file is whole and nothing lies beside it.
func TestFailureKeepsTheOldFile(t *testing.T) {
	long := strings.Repeat("x", 100_000) // more than is buffered
	for _, before := range []string{"", "a", long} {
		dir := t.TempDir()
		path := filepath.Join(dir, "old")
		put(t, path, "precious", 0o644)
		err := Write(path, func(w io.Writer) error {
			if _, err := io.WriteString(w, before); err != nil {
				return err
			}
			return syscall.ENOSPC
		})
		if !errors.Is(err, syscall.ENOSPC) || err.Error() != path+" cannot be written: no space left on device" {
			t.Errorf("error %v", err)
		}
		holds(t, path, "precious")
		only(t, dir, "old")
	}
}

// A file that takes the target's place as a directory while the run goes on stops
// the renaming.
func TestFailureOfTheRenameLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "late")
	err := Write(path, func(io.Writer) error { return os.Mkdir(path, 0o755) })
	if !errors.Is(err, fs.ErrExist) && !errors.Is(err, syscall.EISDIR) {
		t.Errorf("error %v, want that a directory is there", err)
	}
	only(t, dir, "late")
}

func TestWriteFollowsSymbolicLinks(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, made := range []string{"here", "there"} {
		if err := os.Mkdir(at(made), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	put(t, at("there/old"), "old", 0o640)
	link(t, "../there/old", at("here/relative"))
	link(t, at("here/relative"), at("here/twice"))
	link(t, "../there/fresh", at("here/dangling"))
	link(t, at("here"), at("there/back")) // back/.. is the parent of here, not there
	link(t, "back/../there/via", at("there/through"))
	for name, file := range map[string]string{
		"here/relative": "there/old", "here/twice": "there/old", "here/dangling": "there/fresh", "there/through": "there/via",
	} {
		if err := Check(at(name)); err != nil {
			t.Fatal(err)
		}
		if err := Write(at(name), contents(name)); err != nil {
			t.Fatal(err)
		}
		holds(t, at(file), name)
		if info, err := os.Lstat(at(name)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", name)
		}
	}
	only(t, at("here"), "dangling", "relative", "twice")
	only(t, at("there"), "back", "fresh", "old", "through", "via")
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	put(t, at("file"), "old", 0o644)
	link(t, "loop", at("loop"))
	link(t, "missing/x", at("lost"))
	link(t, ".", at("self"))
	for path, why := range map[string]string{
		"":                       "the name is empty; expected a file's name",
		dir:                      "it is a directory; expected a file's name",
		at("new") + "/":          "it is a directory; expected a file's name",
		at("self"):               "it is a directory; expected a file's name",
		at("missing/x"):          "directory " + at("missing") + ": no such file or directory",
		at("lost"):               "directory " + at("missing") + ": no such file or directory",
		at("file/x"):             "not a directory",
		at("loop"):               "it is a chain of symbolic links without an end",
		at("nul\x00byte"):        "invalid argument",
		strings.Repeat("x", 300): "file name too long",
	} {
		for does, err := range map[string]error{"Check": Check(path), "Write": Write(path, contents("new"))} {
			var told *Error
			want := why
			if path != "" {
				want = strings.ReplaceAll(path, "\x00", `\x00`) + " cannot be written: " + want
			}
			if !errors.As(err, &told) || told.Path != path || err.Error() != want {
				t.Errorf("%s(%q): %v, want %q", does, path, err, want)
			}
		}
	}
	only(t, dir, "file", "loop", "lost", "self")
	holds(t, at("file"), "old")
}

// What a user may not write to. The superuser may write everywhere.
func TestRefusedWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("permissions do not hold for the superuser")
	}
	dir := t.TempDir()
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(locked, "old"), "old", 0o644)
	put(t, filepath.Join(dir, "protected"), "old", 0o444)
	if err := os.Chmod(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(locked, 0o755) }) // so that it can be removed
	for _, path := range []string{filepath.Join(locked, "new"), filepath.Join(locked, "old"), filepath.Join(dir, "protected")} {
		for does, err := range map[string]error{"Check": Check(path), "Write": Write(path, contents("new"))} {
			if !errors.Is(err, fs.ErrPermission) {
				t.Errorf("%s(%s): %v, want permission denied", does, path, err)
			}
		}
	}
	holds(t, filepath.Join(locked, "old"), "old")
	holds(t, filepath.Join(dir, "protected"), "old")
}

// A device cannot be replaced by a file; one that is always full shows that what
// comes last is not lost silently.
func TestDevices(t *testing.T) {
	for device, want := range map[string]error{"/dev/null": nil, "/dev/full": syscall.ENOSPC} {
		before, err := os.Stat(device)
		if err != nil {
			t.Skip(err)
		}
		if err := Check(device); err != nil {
			t.Errorf("Check: %v", err)
		}
		if err := Write(device, contents("short")); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", device, err, want)
		}
		if after, err := os.Stat(device); err != nil || !os.SameFile(before, after) {
			t.Errorf("%s was replaced", device)
		}
	}
}

// Names that a run before this one has left aside are passed over.
func TestAsideFindsAFreeName(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, strings.Repeat("n", 250)) // aside, the name may not get longer
	first, err := target{path: path}.aside()
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if err := Write(path, contents("text")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "text")
	only(t, dir, filepath.Base(first.Name()), filepath.Base(path))
}
