package scenarios

import (
	"io/fs"
	"strings"
)

// exhibit is what the names of the museum's exhibits begin with, before the rule that each is about.
const exhibit = "museum-"

func isExhibit(name string) bool { return strings.HasPrefix(name, exhibit) }

// exhibits are their names, in the order of the alphabet.
func exhibits() []string {
	files, _ := fs.Glob(library, exhibit+"*"+suffix) // the pattern is a good one
	for i := range files {
		files[i] = strings.TrimSuffix(files[i], suffix)
	}
	return files
}
