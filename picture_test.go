package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// An interrupted run draws its picture too, of the time at which it ended.
func TestInterruptedRunStillDraws(t *testing.T) {
	file := filepath.Join(t.TempDir(), "end.svg")
	if err := os.WriteFile(file, []byte("of an earlier run"), 0o640); err != nil {
		t.Fatal(err)
	}
	interrupt(t, syscall.SIGINT, "--svg", file)
	picture, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(string(picture))); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in:\n%.200s", err, picture)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Mode() != 0o640 {
		t.Errorf("mode %v (%v), want that of the old file, 0640", info.Mode(), err)
	}
}
