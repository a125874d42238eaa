//go:build unix

package files

import (
	"os"
	"syscall"
	"testing"
)

// Two names clash if they lead to one file that can have one of them only.
func TestPlacesClash(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	put(t, "old", "", 0o600)
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Link("old", "twin"); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo("pipe", 0o600); err != nil {
		t.Skip(err)
	}
	link(t, "old", "toold")
	link(t, "new", "tonew")
	link(t, "folder", "tofolder")
	link(t, "pipe", "topipe")
	for _, c := range []struct {
		one, other string
		clash      bool
	}{
		{"old", "./old", true}, {"old", dir + "/old", true}, {"old", "folder/../old", true}, {"old", "twin", true}, {"old", "toold", true}, {"twin", "toold", true},
		{"new", ".//new", true}, {"new", dir + "/new", true}, {"new", "tofolder/../new", true}, {"new", "tonew", true},
		{"folder/new", "tofolder/new", true}, {"none/new", "./none/./new", true}, {"none/new", dir + "/none/new", true},
		{"old", "new", false}, {"new", "newer", false}, {"new", "folder/new", false}, {"none/new", "new", false}, {"none/new", "none/newer", false},
		{"pipe", "pipe", true}, {"pipe", "topipe", true}, // the first to write ends its reader
		{"/dev/null", "/dev/null", false}, {"/dev/null", "/dev/zero", false}, {Stdout, Stdout, false},
		{"", "", false}, {"old/x", "old/x", false}, // Check has more to say
	} {
		for _, pair := range [][2]string{{c.one, c.other}, {c.other, c.one}} {
			if got := PlaceOf(pair[0]).Clashes(PlaceOf(pair[1])); got != c.clash {
				t.Errorf("%q and %q: clash %t, want %t", pair[0], pair[1], got, c.clash)
			}
		}
	}
}

// A file that is read clashes with what is written there, and a stream's file with what
// would take its place, but not with what is written to the stream itself.
func TestPlacesOfInputsAndStreams(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "file", "", 0o600)
	link(t, "file", "link")
	f, err := os.OpenFile("file", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	read, stream := ReadPlaceOf("link"), StreamPlace(f)
	for what, c := range map[string]struct {
		one, other Place
		clash      bool
	}{
		"read and written":    {read, PlaceOf("file"), true},
		"stream and written":  {stream, PlaceOf("link"), true},
		"stream and read":     {stream, read, true},
		"stream and itself":   {stream, stream, false},
		"read and another":    {read, PlaceOf("other"), false},
		"nothing and nothing": {ReadPlaceOf("none"), ReadPlaceOf("none"), false},
		"devices":             {ReadPlaceOf("/dev/null"), PlaceOf("/dev/null"), false},
	} {
		if got := c.one.Clashes(c.other); got != c.clash {
			t.Errorf("%s: clash %t, want %t", what, got, c.clash)
		}
	}
}
