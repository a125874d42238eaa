package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/plain"
)

// MaxSize is how many bytes a file may have.
const MaxSize = 16_000

// File is what a file says, in its order.
type File struct {
	Name     string // of the file
	Settings []Entry
	Keys     []Entry // by action
	Layouts  []Entry // of the dashboard, by their names
}

// Entry is a name with its values.
type Entry struct {
	Name   string
	List   bool // it was written as a list, of any length
	Values []Value
	At     Place
}

// Value is a value as it is written, without quotes.
type Value struct {
	Text string
	At   Place
}

// Place is where something stands, line and column from 1.
type Place struct{ Line, Column int }

// Error says what is wrong with a file, and where.
type Error struct {
	File    string
	At      Place // zero where it is about the file as a whole
	Problem string
}

// Error writes "FILE:3:7: problem".
func (e *Error) Error() string {
	if e.At == (Place{}) {
		return plain.Line(e.File) + ": " + plain.Line(e.Problem)
	}
	return fmt.Sprintf("%s:%d:%d: %s", plain.Line(e.File), e.At.Line, e.At.Column, plain.Line(e.Problem))
}

// Default is where the file of a user lies: below $XDG_CONFIG_HOME, or below .config of
// their home, which the environment names; "" where it names neither. A relative
// XDG_CONFIG_HOME counts as none (XDG Base Directory Specification).
func Default(getenv func(string) string) string {
	dir := getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(dir) {
		home := getenv("HOME")
		if !filepath.IsAbs(home) {
			return ""
		}
		dir = filepath.Join(home, ".config")
	}
	return filepath.Join(dir, "sosocoin", "config.yaml")
}

// Read reads a file, and no more of it than MaxSize and a byte. Errors are *Error.
func Read(name string) (*File, error) {
	raw, err := files.Read(name, MaxSize)
	if err != nil {
		return nil, &Error{File: name, Problem: err.Error()}
	}
	return Parse(name, raw)
}

// ReadIfThere is Read, but a file that is not there says nothing; nor does one below a
// home that is no directory, as services have it.
func ReadIfThere(name string) (*File, error) {
	if !there(name) {
		return &File{}, nil
	}
	return Read(name)
}

func there(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR)
}

// TextIfThere is the text of a file as it is written; one that is not there has none. Errors are
// *Error.
func TextIfThere(name string) ([]byte, error) {
	if !there(name) {
		return nil, nil
	}
	raw, err := files.Read(name, MaxSize)
	if err != nil {
		return nil, &Error{File: name, Problem: err.Error()}
	}
	return raw, nil
}
