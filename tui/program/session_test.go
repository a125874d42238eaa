package program

import (
	"fmt"
	"testing"
)

// A scenario is played in the dashboard, and says what it has to say there.
func TestAScenarioInTheDashboard(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			s := open(t, size[0], size[1], programAs(t, asProgram, "--scenario", "fork", "--do", "speed 64"))
			s.press("7")
			s.has("n1 has found the next one")
			s.has("the scenario has ended")
			s.press("[")
			s.has("ago")
			s.press(":play 1-block\r")
			s.has("[ ] Press m: n0 mines a block.")
			s.press("m")
			s.has("[✓] Press m: n0 mines a block.")
			s.press("n")
			s.has("[ ] Mine another block: m.")
			s.press("S")
			s.has("[✓] Mine another block: m.")
			s.press("b")
			s.has("[ ] Mine another block: m.")
			s.press("b")
			s.has("[ ] Press m: n0 mines a block.")
			s.press("q")
			s.ends(exitFine)
		})
	}
}
