package plain

import "strings"

// Or lists two words or more to choose from: "a, b or c".
func Or(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
