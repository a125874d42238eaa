package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// An interrupted run leaves all files that it was asked for, of what it got to.
func TestInterruptedRunStillWrites(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("end.svg"), []byte("of an earlier run"), 0o640); err != nil {
		t.Fatal(err)
	}
	interrupt(t, syscall.SIGINT, "--svg", at("end.svg"), "--csv", at("tables"), "--trace", at("all.jsonl"), "--report", at("run.html"))
	checkXML(t, at("end.svg"))
	if info, err := os.Stat(at("end.svg")); err != nil || info.Mode() != 0o640 {
		t.Errorf("mode %v (%v), want that of the old file, 0640", info.Mode(), err)
	}
	for _, name := range []string{"blocks", "nodes", "reorgs", "propagation", "txs"} {
		if text := contents(t, at("tables/"+name+".csv")); !bytes.HasSuffix(text, []byte("\n")) {
			t.Errorf("%s.csv ends with %q", name, text[max(len(text)-20, 0):])
		}
	}
	if page := contents(t, at("run.html")); !bytes.Contains(page, []byte("(interrupted)")) || !bytes.HasSuffix(page, []byte("</html>\n")) {
		t.Errorf("the page does not say that it was interrupted, or has no end:\n%s", page)
	}
	for lines := bufio.NewScanner(bytes.NewReader(contents(t, at("all.jsonl")))); lines.Scan(); {
		if !json.Valid(lines.Bytes()) {
			t.Fatalf("a line of the trace is %q", lines.Text())
		}
	}
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func checkXML(t *testing.T, path string) {
	t.Helper()
	picture := string(contents(t, path))
	for d := xml.NewDecoder(strings.NewReader(picture)); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in:\n%.200s", err, picture)
		}
	}
}
