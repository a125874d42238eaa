package program

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"example.com/sosocoin/sim/config"
	"example.com/sosocoin/sim/files"
)

// layoutSaver writes layouts into a user's file of settings, which it makes where there is none.
func layoutSaver(name string) func(layout string, rows []string) (file string, err error) {
	return func(layout string, rows []string) (file string, err error) {
		if name == "" {
			return "", errors.New("there is no home for a file of settings; start with --config FILE")
		}
		text, err := config.TextIfThere(name)
		if err != nil {
			return "", err
		}
		if text, err = config.SetLayout(name, text, layout, rows); err != nil {
			return "", err
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return "", err
		}
		return name, files.Save(name, func(out io.Writer) error {
			_, err := out.Write(text)
			return err
		})
	}
}
