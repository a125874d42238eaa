package plain

import (
	"fmt"
	"strconv"
)

// Count writes "1 block" and "2 blocks", of nouns whose plural has an s.
func Count(n int, noun string) string {
	text := strconv.Itoa(n) + " " + noun
	if n != 1 {
		text += "s"
	}
	return text
}

// ThreeDigits writes a number with three digits, or more where whole ones take more: 0.0123,
// 12.3, 1234.
func ThreeDigits(x float64) string {
	if x >= 100 {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 3, 64)
}

// Bytes writes a number of bytes: "1.53 MB".
func Bytes(n float64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.2f GB", n/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.2f MB", n/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", n/1e3)
	}
	return fmt.Sprintf("%.0f B", n)
}
