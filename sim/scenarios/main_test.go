package scenarios_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain has the collector wait until the heap is five times what is in use. Tests make many
// small worlds, each of which would be collected again and again: an eighth of their time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
