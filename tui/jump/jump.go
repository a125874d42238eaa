package jump

import "strings"

// letters begin with those under the fingers.
const letters = "asdfghjklqwertyuiopzxcvbnm"

// Most is how many places can have a name.
const Most = len(letters) * len(letters)

// Names are the names of n places, Most at most: each differs from all others and from how
// they begin, and the first ones are the shortest.
func Names(n int) []string {
	n = min(n, Most)
	pairs := 0 // letters that two letters begin with
	for len(letters)-pairs+pairs*len(letters) < n {
		pairs++
	}
	names := strings.Split(letters[:len(letters)-pairs], "")
	for _, first := range letters[len(letters)-pairs:] {
		for _, second := range letters {
			names = append(names, string(first)+string(second))
		}
	}
	return names[:n]
}

// Find is the place that typed letters lead to among some, or -1. open says that more letters
// can lead to one.
func Find(names []string, typed string) (at int, open bool) {
	for i, name := range names {
		if name == typed {
			return i, false
		}
		open = open || strings.HasPrefix(name, typed)
	}
	return -1, open
}
