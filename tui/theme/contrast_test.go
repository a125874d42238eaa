package theme

import (
	"math"

	"example.com/sosocoin/tui/grid"
)

// contrast returns the contrast ratio of two 24-bit colours (WCAG 2.1, "contrast
// ratio" and "relative luminance").
func contrast(a, b grid.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c grid.Color) float64 {
	part := func(shift uint) float64 {
		v := float64(c>>shift&0xff) / 255
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
