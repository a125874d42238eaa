package outputs

import "os"

// Stream is a standard stream that remembers why it could not be written.
type Stream struct {
	File *os.File
	Err  error
}

// Write keeps the first error.
func (s *Stream) Write(p []byte) (int, error) {
	n, err := s.File.Write(p)
	if s.Err == nil {
		s.Err = err
	}
	return n, err
}
