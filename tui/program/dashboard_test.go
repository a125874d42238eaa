package program

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// A block of n0's table row shows that its chain has grown.
var grown = regexp.MustCompile(`n0 +[1-9][0-9]* `)

func TestDashboardShowsMiningNodes(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			s := open(t, size[0], size[1], programAs(t, asProgram, "--interval", "1s", "--do", "speed 8"))
			s.has("8 nodes")
			s.has("mining")
			s.shows("a block on n0's chain", grown.MatchString)
			s.press("q")
			s.ends(exitFine)
		})
	}
}

func TestDashboardTakesKeys(t *testing.T) {
	s := open(t, 120, 40, programAs(t, asProgram, "--nodes", "3", "--topology", "full", "--mine", "none"))
	s.has("3 nodes")
	s.press(" ")
	s.has("paused")
	s.press(":")
	s.press("partition n0 | n1,n2\r")
	s.has("partition A|B")
	s.press("P")
	s.shows("no partition", func(screen string) bool { return !strings.Contains(screen, "partition A|B") })
	s.press("q")
	s.has("q again quits")
	s.press("q")
	s.ends(exitFine)
}

// Each way to interrupt the dashboard gives the terminal back and ends with 130.
func TestDashboardInterrupted(t *testing.T) {
	for name, interrupt := range map[string]func(*testTerminal){
		"Ctrl-C":  func(s *testTerminal) { s.press("\x03") },
		"SIGINT":  func(s *testTerminal) { s.signal(syscall.SIGINT) },
		"SIGTERM": func(s *testTerminal) { s.signal(syscall.SIGTERM) },
		"SIGQUIT": func(s *testTerminal) { s.signal(syscall.SIGQUIT) },
		"SIGABRT": func(s *testTerminal) { s.signal(syscall.SIGABRT) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := open(t, 100, 30, programAs(t, asProgram))
			s.has("8 nodes")
			interrupt(s)
			s.ends(exitInterrupted)
		})
	}
}

func (s *testTerminal) signal(signal syscall.Signal) {
	s.t.Helper()
	if err := s.command.Process.Signal(signal); err != nil {
		s.t.Fatal(err)
	}
}

func TestDashboardOnATooSmallTerminal(t *testing.T) {
	s := open(t, 40, 10, programAs(t, asProgram))
	s.has("needs at least 60x15, this is 40x10")
	s.size(20, 5)
	s.has("20x5")
	s.size(100, 30)
	s.has("8 nodes")
	s.size(59, 15)
	s.has("needs at least 60x15, this is 59x15")
	s.press("q")
	s.ends(exitFine)
}

func TestDashboardStopsAtItsLimit(t *testing.T) {
	s := open(t, 120, 40, programAs(t, asProgram, "--interval", "1s", "--blocks", "3", "--do", "speed max"))
	s.has("stopped: height 3 reached")
	s.press("q")
	s.ends(exitFine)
}

func TestDumbTerminalIsRefused(t *testing.T) {
	s := open(t, 80, 24, programAs(t, asProgram), "TERM=dumb")
	if got := s.ends(exitUsage); strings.Contains(got, "\x1b") || !strings.Contains(got, "TERM is dumb; add --plain for lines of text, or --headless") {
		t.Errorf("written: %q", got)
	}
}

// A panic on a node's goroutine gives the terminal back before it is told of.
func TestPanicGivesTheTerminalBack(t *testing.T) {
	s := open(t, 100, 30, programAs(t, asBroken, append(brokenFlags(), "--do", "speed 8")...))
	output := s.ends(exitFailed)
	leaves, told := strings.LastIndex(output, "\x1b[?1049l"), strings.Index(output, "node 0 panicked")
	if leaves < 0 || told < leaves {
		t.Errorf("the alternate screen is left at byte %d, the panic told of at %d of:\n%q", leaves, told, output)
	}
}

// Nothing but the dashboard may ask the terminal anything: an answer that nobody
// reads ends up on the user's command line, and waiting for it takes seconds.
func TestNoQuestionsWithoutDashboard(t *testing.T) {
	questions := regexp.MustCompile(`\x1b\][0-9]+;\?|\x1b\[[>=?]?[0-9]*[cn]`)
	if testing.Short() {
		t.Skip("what is written is no matter of threads")
	}
	binary := filepath.Join(t.TempDir(), asProgram)
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Dir = top
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	programs := map[string]func(...string) *exec.Cmd{
		"re-executed": func(args ...string) *exec.Cmd { return programAs(t, asProgram, args...) },
		"built":       func(args ...string) *exec.Cmd { return exec.Command(binary, args...) }, // packages initialise in another order without tests
	}
	for name, program := range programs {
		for _, args := range [][]string{{"--version"}, {"--help"}, {"--headless", "--blocks", "20"}, {"--headless", "--for", "1m", "--json"}, {"completion", "bash"}, {"man"}, {"help"}, {"help", "keys"}} {
			t.Run(name+" "+strings.Join(args, " "), func(t *testing.T) {
				got := open(t, 80, 24, program(args...)).ends(exitFine)
				if asked := questions.FindString(got); asked != "" || got == "" {
					t.Errorf("asks %q in:\n%q", asked, got)
				}
			})
		}
		t.Run(name+" refused", func(t *testing.T) {
			got := open(t, 80, 24, program("--loss", "1.5")).ends(exitUsage)
			if strings.Contains(got, "\x1b") {
				t.Errorf("an escape sequence in:\n%q", got)
			}
		})
	}
}
