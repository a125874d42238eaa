package main

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A terminal that is closed ends the dashboard in good order: what it was to record is
// written.
func TestTerminalThatGoes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "run.scenario")
	s := open(t, 120, 40, programAs(t, asProgram, "--record", file))
	s.has("1 Nodes")
	s.press("m")
	s.has("mine n0 one")
	if err := s.keyboard.Close(); err != nil {
		t.Fatal(err)
	}
	if code := exitCode(<-s.ended); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	if text := contents(t, file); !strings.Contains(string(text), "mine n0 one") {
		t.Errorf("the recording is:\n%s", text)
	}
}

// A headless run whose terminal is closed still leaves its files.
func TestHangupOfAHeadlessRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "end.svg")
	interrupt(t, syscall.SIGHUP, "--svg", file)
	checkXML(t, file)
}
