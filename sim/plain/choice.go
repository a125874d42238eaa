package plain

import "strings"

// Or lists words to choose from, at least one: "a, b or c".
func Or(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
