package program

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/settings"
)

// The test binary is the program too, when it is started by one of these names:
// no test needs an installed program.
const (
	asProgram = "sosocoin"
	asBroken  = "sosocoin-broken" // with a node that panics
)

// noRaceSleep spares each program that is started under the race detector the second for
// which that waits at exit, in case other threads have something to report.
const noRaceSleep = "atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	if err := os.Setenv("GORACE", noRaceSleep); err != nil {
		panic(err)
	}
	if !slices.Contains([]string{asProgram, asBroken}, filepath.Base(os.Args[0])) {
		forgetHabits()
	}
	testscript.Main(m, map[string]func(){
		asProgram: func() { os.Exit(Run(os.Args[1:], os.Stdout, os.Stderr)) },
		asBroken:  func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, brokenWorld)) },
	})
}

// forgetHabits keeps the settings of whoever runs the tests away from them: those of the
// environment, and the file. Tests of these have their own.
func forgetHabits() {
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "SOSOCOIN_") {
			os.Unsetenv(name)
		}
	}
	os.Setenv("XDG_CONFIG_HOME", "/there/is/no/such/directory")
}

// brokenWorld is a world in which node 0 panics on its own goroutine when a transaction reaches
// it: one of its mempool's two maps was never made.
func brokenWorld(c settings.Config) (*sim.World, error) {
	w, err := sim.NewWorld(c)
	if err == nil {
		made := reflect.ValueOf(w.Node(0).Pool()).Elem().FieldByName("index").FieldByName("byID")
		reflect.NewAt(made.Type(), made.Addr().UnsafePointer()).Elem().Set(reflect.MakeMap(made.Type()))
	}
	return w, err
}

// The flags with which a broken world gets a transaction soon: a paying node
// needs coins, so that a block has to come first.
func brokenFlags() []string { return []string{"--tx-rate", "20", "--interval", "100ms"} }

// TestScripts runs testdata/script, the specification of the command line. It
// adds to testscript's commands:
//
//	ends CODE COMMAND...     the command ends with exactly this exit code
//	refused MESSAGE FLAG...  the program ends with 2, says exactly this on
//	                         standard error, and nothing on standard output
//	refused-line MESSAGE LINE...
//	                         five nodes in a line carry out these commands but the
//	                         last, which is refused with this message
//	unread FLAG...           the program, of whose standard output nobody reads
//	                         anything, ends as if SIGPIPE had ended it, and says
//	                         nothing; in a directory with a pipe of that name
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("TERM", "xterm-256color")
			e.Setenv("GORACE", noRaceSleep)
			e.Setenv("nl", "\n")
			e.Setenv("cr", "\r")
			e.Setenv("mark", "\ufeff")
			e.Setenv("wide", "\xff\xfer")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ends":         ends,
			"refused":      refused,
			"refused-line": refusedLine,
			"edit":         edit,
			"unread":       unread,
		},
	})
}

// edit puts something else in the place of what an expression finds in a file.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE EXPRESSION REPLACEMENT")
	}
	file := ts.MkAbs(args[0])
	text, err := os.ReadFile(file)
	ts.Check(err)
	expression, err := regexp.Compile(args[1])
	ts.Check(err)
	if !expression.Match(text) {
		ts.Fatalf("%s has no %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(file, expression.ReplaceAll(text, []byte(args[2])), 0o600))
}

func ends(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: ends CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := exitCode(ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func refused(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: refused MESSAGE FLAG...")
	}
	if got := refusal(ts, args[1:]); got != args[0] {
		ts.Fatalf("refused with:\n%s\nwant:\n%s", got, args[0])
	}
}

func refusedLine(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: refused-line MESSAGE LINE...")
	}
	flags := []string{"--headless", "--for", "1s", "--nodes", "5", "--topology", "line"}
	for _, line := range args[1:] {
		flags = append(flags, "--do", line)
	}
	got := refusal(ts, flags)
	if !strings.HasPrefix(got, `--do: "`) || !strings.HasSuffix(got, `": `+args[0]) {
		ts.Fatalf("refused with:\n%s\nwant --do, the line, and:\n%s", got, args[0])
	}
}

func unread(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: unread FLAG...")
	}
	const script = `sh -c 'exec 3<pipe' & exec 4>pipe; wait; exec ` + asProgram + ` "$@" >&4`
	if got := exitCode(ts.Exec("sh", append([]string{"-c", script, "sh"}, args...)...)); got != exitUnread {
		ts.Fatalf("exit code %d, want %d", got, exitUnread)
	}
	if text := ts.ReadFile("stderr"); text != "" && !wallTime.MatchString(text) {
		ts.Fatalf("standard error has %q", text)
	}
}

// wallTime is what a headless run says of itself on standard error.
var wallTime = regexp.MustCompile(`^[0-9.]+ s wall time, [^\n]*\n$`)

// refusal runs the program, which must end as after wrong use, and returns what it
// says is wrong. Answers to the commands before a wrong one may come first.
func refusal(ts *testscript.TestScript, flags []string) string {
	if got := exitCode(ts.Exec(asProgram, flags...)); got != exitUsage {
		ts.Fatalf("exit code %d, want %d", got, exitUsage)
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("standard output has %q, want nothing", out)
	}
	text, hinted := strings.CutSuffix(ts.ReadFile("stderr"), "\nsosocoin --help lists all flags\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	message, named := strings.CutPrefix(last, "sosocoin: ")
	if !hinted || !named {
		ts.Fatalf("standard error:\n%s\nwant a line from sosocoin, and where the flags are listed", text)
	}
	return message
}

// exitCode is that of a command that has run; -1 if it was killed or never ran.
func exitCode(err error) int {
	var failed *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &failed):
		return failed.ExitCode()
	}
	return -1
}

// Few nodes that somebody looks at have a goroutine each, unless somebody says otherwise.
func TestExecutorOfAWorld(t *testing.T) {
	serial := netsim.Serial
	for _, c := range []struct {
		name   string
		change func(*settings.Config)
		asked  *netsim.Exec
		want   netsim.Exec
	}{
		{"few nodes to look at", func(c *settings.Config) { c.Observe = true }, nil, netsim.Goroutines},
		{"many nodes to look at", func(c *settings.Config) { c.Nodes, c.Observe = fewNodes+1, true }, nil, netsim.Workers},
		{"few nodes", func(*settings.Config) {}, nil, netsim.Workers},
		{"many nodes", func(c *settings.Config) { c.Nodes = fewNodes + 1 }, nil, netsim.Workers},
		{"as asked for", func(c *settings.Config) { c.Nodes = fewNodes + 1 }, &serial, netsim.Serial},
	} {
		config := settings.Default()
		c.change(&config)
		p := &program{exec: c.asked}
		if got := p.execFor(&config); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
