package files

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

// Stdout is the name that stands for standard output; ./- is a file of that name.
const Stdout = "-"

// owner is whose descriptor a name stands for.
type owner int

const (
	nobodys owner = iota // it is no name of a descriptor
	ours
	another // of another process
)

// descriptorOf finds the descriptor that a name stands for: /dev/stdout, /dev/fd/3,
// /proc/self/fd/3, /proc/1234/fd/3, also where a link leads into these directories. The
// system shows descriptors there as links, but what these say is no name to go by: it may
// be pipe:[4711], or a file that another one has taken the place of.
func descriptorOf(path string) (fd int, whose owner) {
	if os.PathSeparator != '/' {
		return 0, nobodys
	}
	path = filepath.Clean(path)
	for fd, name := range []string{"/dev/stdin", "/dev/stdout", "/dev/stderr"} {
		if path == name {
			return fd, ours
		}
	}
	dir, name := filepath.Split(path)
	fd, err := strconv.Atoi(name)
	if err != nil || fd < 0 || strconv.Itoa(fd) != name {
		return 0, nobodys
	}
	if dir == "" {
		dir = "."
	}
	if whose = ownerOf(filepath.Clean(dir)); whose != nobodys {
		return fd, whose
	}
	if dir, err = filepath.Abs(dir); err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return 0, nobodys
	}
	return fd, ownerOf(dir)
}

// ownerOf says whose descriptors a directory shows.
func ownerOf(dir string) owner {
	if dir == "/dev/fd" {
		return ours
	}
	shown := regexp.MustCompile(`^/proc/(self|thread-self|[0-9]+)(/task/[0-9]+)?/fd$`).FindStringSubmatch(dir)
	switch {
	case shown == nil:
		return nobodys
	case shown[1] == "self", shown[1] == "thread-self", shown[1] == strconv.Itoa(os.Getpid()):
		return ours
	}
	return another
}

// onDescriptor is the target that a descriptor of ours is. Of several that are open on one
// file the first takes everything, since each could have a place of its own in the file,
// and they would write over each other.
func onDescriptor(path string, fd int) (target, error) {
	info, err := inherited(fd)
	if err != nil {
		return target{}, err
	}
	if info.IsDir() {
		return target{}, ErrDirectory
	}
	for first := 1; first < fd; first++ {
		if other, err := inherited(first); err == nil && os.SameFile(info, other) {
			fd = first
		}
	}
	return target{path: path, old: info, direct: true, descriptor: true, fd: fd}, nil
}

// onAnothers is the target that a descriptor of another process is.
func onAnothers(path string) (target, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return target{}, cause(err)
	case info.IsDir():
		return target{}, ErrDirectory
	}
	return target{path: path, old: info, direct: true}, nil
}

// standard finds standard output or standard error where that is the device or the pipe
// of this description.
func standard(info fs.FileInfo) (fd int, open bool) {
	for fd := 1; fd <= 2; fd++ {
		if other, err := inherited(fd); err == nil && os.SameFile(info, other) {
			return fd, true
		}
	}
	return 0, false
}

// IsStdout says whether what is written under a name goes to standard output.
func IsStdout(path string) bool {
	t, err := resolve(path)
	return err == nil && t.descriptor && t.fd == 1
}

// IsDirect says whether what is written under a name is seen while it is written: it is
// that of a descriptor, a device or a pipe.
func IsDirect(path string) bool {
	t, err := resolve(path)
	return err == nil && t.direct
}

func notOpen(fd int) error {
	return fmt.Errorf("no descriptor %d was given to the program; expected one that is open, such as %d>file has it", fd, fd)
}

func readOnly(fd int) error { return fmt.Errorf("descriptor %d is open for reading only", fd) }
