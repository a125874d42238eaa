package plain

import "strconv"

// Count writes "1 block" and "2 blocks", of nouns whose plural has an s.
func Count(n int, noun string) string {
	text := strconv.Itoa(n) + " " + noun
	if n != 1 {
		text += "s"
	}
	return text
}
