package program

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
)

// Without the flags that ask for one no port is opened.
func TestNoPortIsOpened(t *testing.T) {
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("what a program has open is not seen here")
	}
	file, _ := password(t)
	for want, flags := range [][]string{{}, {"--ssh", "127.0.0.1:PORT", "--ssh-password", file}} {
		args := []string{"--plain", "--do", "mine all off"}
		for _, f := range flags {
			args = append(args, strings.ReplaceAll(f, "PORT", freePort(t)))
		}
		c := programAs(t, asProgram, args...)
		c.Env = append(os.Environ(), "XDG_CONFIG_HOME="+t.TempDir())
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprintln(in, "help quit"); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		if n := sockets(t, c.Process.Pid); n != want {
			t.Errorf("with %q %d sockets are open, expected %d", flags, n, want)
		}
		_ = c.Process.Kill()
		_ = c.Wait()
	}
}

// sockets is how many a program has.
func sockets(t *testing.T, pid int) (n int) {
	t.Helper()
	dir := fmt.Sprintf("/proc/%d/fd/", pid)
	open, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range open {
		if to, err := os.Readlink(dir + f.Name()); err == nil && strings.HasPrefix(to, "socket:") {
			n++
		}
	}
	return n
}
