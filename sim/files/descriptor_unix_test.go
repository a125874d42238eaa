//go:build unix

package files

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// inherit makes a descriptor such as the program is started with.
func inherit(t *testing.T, f *os.File) int {
	t.Helper()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Close(fd) })
	return fd
}

// log opens a file as a shell does by > or >>.
func log(t *testing.T, dir string, flag int) (path string, fd int) {
	t.Helper()
	path = filepath.Join(dir, "log")
	put(t, path, "precious\n", 0o600)
	f, err := os.OpenFile(path, os.O_WRONLY|flag, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return path, inherit(t, f)
}

// Whatever a descriptor is called, what is open there is written to, from where it is on.
func TestDescriptorByAnyName(t *testing.T) {
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	path, fd := log(t, dir, os.O_APPEND)
	link(t, fmt.Sprintf("/dev/fd/%d", fd), filepath.Join(dir, "link"))
	link(t, "/proc/self/fd", filepath.Join(dir, "all"))
	want := "precious\n"
	for _, name := range []string{
		fmt.Sprintf("/dev/fd/%d", fd), fmt.Sprintf("/dev//./fd/%d", fd), fmt.Sprintf("/proc/self/fd/%d", fd), fmt.Sprintf("/proc/thread-self/fd/%d", fd),
		fmt.Sprintf("/proc/%d/fd/%d", os.Getpid(), fd), filepath.Join(dir, "link"), filepath.Join(dir, "all", fmt.Sprint(fd)),
	} {
		if err := Check(name); err != nil {
			t.Error(err)
		}
		if !IsDirect(name) {
			t.Errorf("%s is taken for a file", name)
		}
		if err := Write(name, contents(name+"\n")); err != nil {
			t.Error(err)
		}
		want += name + "\n"
	}
	holds(t, path, want)
	only(t, dir, "all", "link", "log")
}

// What others write there in between keeps its place: the descriptor's position counts,
// not the file's end or beginning.
func TestDescriptorIsWrittenInOrder(t *testing.T) {
	path, fd := log(t, t.TempDir(), os.O_TRUNC)
	name := fmt.Sprintf("/dev/fd/%d", fd)
	f, err := Create(name)
	if err != nil {
		t.Fatal(err)
	}
	say := func(text string) {
		if _, err := syscall.Write(fd, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	say("one ")
	_, _ = io.WriteString(f, "two ")
	f.Flush()
	say("three ")
	_, _ = io.WriteString(f, "four ")
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, contents("five")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "one two three four five")
}

// Two descriptors that were opened on one file would write over each other; the first of
// them takes both.
func TestDescriptorsOfOneFile(t *testing.T) {
	dir := t.TempDir()
	_, first := log(t, dir, os.O_TRUNC)
	path, second := log(t, dir, os.O_TRUNC)
	for i, fd := range []int{second, first, second} {
		if err := Write(fmt.Sprintf("/dev/fd/%d", fd), contents(fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, path, "012")
}

func TestDescriptorRefused(t *testing.T) {
	dir := t.TempDir()
	path, _ := log(t, dir, 0)
	reading, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer reading.Close()
	folder, err := os.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	own, err := os.OpenFile(path, os.O_WRONLY, 0) // not inherited
	if err != nil {
		t.Fatal(err)
	}
	defer own.Close()
	for fd, want := range map[int]string{
		inherit(t, reading): "is open for reading only",
		inherit(t, folder):  "is open for reading only",
		int(own.Fd()):       "was given to the program; expected one that is open",
		999:                 "no descriptor 999 was given to the program; expected one that is open, such as 999>file has it",
	} {
		name := fmt.Sprintf("/dev/fd/%d", fd)
		for does, err := range map[string]error{"Check": Check(name), "Write": Write(name, contents("x")), "Save": Save(name, contents("x"))} {
			if err == nil || !strings.HasPrefix(err.Error(), name+" cannot be written: ") || !strings.HasSuffix(err.Error(), want) && !strings.Contains(err.Error(), want) {
				t.Errorf("%s(%s): %v, want %q", does, name, err, want)
			}
		}
	}
	holds(t, path, "precious\n")
}

// A pipe whose reader has left says so, and nothing else is called that.
func TestReaderThatLeft(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fd := inherit(t, w)
	defer w.Close()
	name := fmt.Sprintf("/dev/fd/%d", fd)
	if err := Write(name, contents("x")); err != nil {
		t.Fatal(err)
	}
	r.Close()
	if err := Write(name, contents("x")); !Left(err) {
		t.Errorf("error %v, want that the pipe is broken", err)
	}
	if err := Write("/dev/full", contents("x")); err == nil || Left(err) {
		t.Errorf("error %v, want that the device is full", err)
	}
}

// Whoever has a terminal to look after does not wait for a pipe's reader, nor write into
// the picture.
func TestSaveWritesFilesOnly(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{Stdout, "/dev/stdout", "/dev/null", pipe} {
		if err := Save(name, contents("x")); err == nil || err.Error() != name+" cannot be written: "+ErrNoFile.Error() {
			t.Errorf("%s: %v, want %v", name, err, ErrNoFile)
		}
	}
	path := filepath.Join(dir, "file")
	if err := Save(path, contents("x")); err != nil {
		t.Error(err)
	}
	holds(t, path, "x")
}
