package files

import (
	"bytes"
	"io"
	"os"
)

// Text is what a file of text says, whatever program wrote it: without the byte order mark
// with which some begin, and with every line ended by a line feed, so that everybody counts
// lines and columns alike. Errors are *EncodingError.
func Text(raw []byte) ([]byte, error) {
	for _, other := range []struct{ mark, name string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, // before UTF-16, whose mark begins one of them
		{"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(raw, []byte(other.mark)) {
			return nil, &EncodingError{other.name}
		}
	}
	text := bytes.TrimLeft(raw, "\ufeff")
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n")), nil
}

// EncodingError says that a text is not in UTF-8.
type EncodingError struct{ Name string } // UTF-16 or UTF-32

// Error says what to do.
func (e *EncodingError) Error() string {
	return "this is text in " + e.Name + "; expected UTF-8: save it once more in that encoding"
}

// Read reads a file, and no more of it than a number of bytes and one, by which a larger
// one is known. The error leaves out the name.
func Read(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, most+1))
	return raw, cause(err)
}
