package program

import (
	"strings"
	"testing"
)

func TestBar(t *testing.T) {
	bar := newBar()
	for share, want := range map[float64]string{
		0:    strings.Repeat(".", 40) + "   0 %",
		0.25: strings.Repeat("#", 10) + strings.Repeat(".", 30) + "  25 %",
		1:    strings.Repeat("#", 40) + " 100 %",
	} {
		if got := bar(share); got != want {
			t.Errorf("the bar of %v is %q, expected %q", share, got, want)
		}
	}
}
