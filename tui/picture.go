package tui

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/words"
)

// mostPictures bounds the names that are tried for pictures of one moment.
const mostPictures = 1000

// picture saves the screen as it stands as an SVG file, with what lies over the panels, but
// not the line in which the picture is asked for. Without a name it makes one of the
// seed and the time. What is there already is not written over.
func (a *App) picture(file string, reply func(string, error)) tea.Cmd {
	if a.tooSmall() || a.remote {
		why := "the window is too small for a picture"
		if a.remote {
			why = "a picture would be a file on another machine"
		}
		reply("", errors.New(why))
		return nil
	}
	overlays := a.overlays
	a.overlays = slices.DeleteFunc(slices.Clone(overlays), func(o overlay) bool {
		_, asking := o.(prompting)
		return asking
	})
	a.draw()
	picture := a.g.SVG(PictureTitle(a.view))
	a.overlays, a.stale = overlays, true
	stem := fmt.Sprintf("sosocoin-seed%d-t%ss", a.view.Seed, strconv.FormatFloat(a.view.Now.Seconds(), 'f', 1, 64))
	return aside(func() (string, error) { return savePicture(file, stem, picture) }, reply)
}

// PictureTitle is what a picture of a view is called.
func PictureTitle(v *view.View) string {
	return fmt.Sprintf("sosocoin: %s, seed %d, at %s", words.Plural(len(v.Nodes), "node"), v.Seed, words.Seconds(v.Now))
}

func savePicture(file, stem, picture string) (answer string, err error) {
	if file == "" {
		file, err = freeName(stem, ".svg")
	} else {
		err = free(file)
	}
	if err == nil {
		err = files.Save(file, func(w io.Writer) error {
			_, err := io.WriteString(w, picture)
			return err
		})
	}
	if err != nil {
		return "", err
	}
	where := ""
	if dir, err := os.Getwd(); err == nil && !strings.HasPrefix(file, "/") {
		where = " in " + dir
	}
	return "the screen is saved as " + file + where, nil
}

// free says what is wrong with a name for a new file.
func free(file string) error {
	_, err := os.Lstat(file)
	switch {
	case err == nil:
		return fmt.Errorf("%s is there already; expected the name of a new file", file)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	return &files.Error{Path: file, Err: err}
}

// freeName finds a name that no file has: stem.svg, stem-2.svg and so on.
func freeName(stem, ending string) (string, error) {
	name := stem + ending
	err := free(name)
	for n := 2; err != nil && n <= mostPictures; n++ {
		name = stem + "-" + strconv.Itoa(n) + ending
		err = free(name)
	}
	return name, err
}
