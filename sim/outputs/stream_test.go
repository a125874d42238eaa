package outputs_test

import (
	"fmt"
	"io"
	"os"
	"testing"

	"example.com/sosocoin/sim/outputs"
)

// A stream shows text, and passes on only what the program itself tells a terminal.
func TestStream(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	s := &outputs.Stream{File: write}
	fmt.Fprint(s, "it says \x1b[31m\u202e\n")
	fmt.Fprint(s.Raw(), "\r50 %\x1b[K")
	if err := write.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(read); err != nil || string(got) != `it says \x1b[31m\u202e`+"\n\r50 %\x1b[K" {
		t.Errorf("read is %q, %v", got, err)
	}
	if s.Err != nil {
		t.Errorf("an error without a reason: %v", s.Err)
	}
	if _, err := s.Raw().Write([]byte("x")); err == nil || s.Err == nil {
		t.Errorf("no error where nothing can be written: %v, %v", err, s.Err)
	}
}
