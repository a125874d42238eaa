package report

// Word is word, for tests.
func Word(name string) string { return word(name) }
