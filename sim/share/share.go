package share

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// version begins each line, and family those of all versions.
const (
	family  = "soso"
	version = family + "1"
)

// MaxText is how long the text of a line may be, in bytes: as long as a scenario may be.
const MaxText = 16 << 20

//go:embed dictionary.txt
var dictionary []byte

// letters are those of the line. A last letter with bits that mean nothing is refused, so that a
// text has one line.
func letters() *base64.Encoding { return base64.RawURLEncoding.Strict() }

// sumBytes is how long the checksum is.
const sumBytes = 4

func checksum(packed []byte) []byte {
	sum := sha256.Sum256(packed)
	return sum[:sumBytes]
}

// Line returns the line of a text of at most MaxText bytes.
func Line(text string) string {
	var packed bytes.Buffer
	w, err := flate.NewWriterDict(&packed, flate.BestCompression, dictionary)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(fmt.Sprintf("share: %v", err)) // the level is a valid one, and a buffer takes all
	}
	raw := checksum(packed.Bytes())
	raw = binary.AppendUvarint(raw, uint64(packed.Len()))
	raw = append(raw, packed.Bytes()...)
	return version + ":" + letters().EncodeToString(raw)
}

// Error says what is wrong with a line.
type Error struct{ Problem string }

func (e *Error) Error() string { return e.Problem }

func refuse(format string, args ...any) (string, error) {
	return "", &Error{fmt.Sprintf(format, args...)}
}

// Text returns the text of a line, which may have been broken into several on its way. Errors are
// *Error.
func Text(line string) (string, error) {
	line = strings.Join(strings.FieldsFunc(line, between), "")
	of, letters64, found := strings.Cut(line, ":")
	switch {
	case line == "":
		return refuse("there is no line; expected what :share printed, which begins with %s:", version)
	case found && strings.HasPrefix(of, family) && of != version:
		return refuse("%.20q is of another version of sosocoin; this one reads lines that begin with %s:", of+":", version)
	case !found || of != version:
		return refuse("%.20q is no shared moment; expected what :share printed, which begins with %s:", line, version)
	}
	raw, err := letters().DecodeString(letters64)
	if err != nil {
		return misspelt(letters64)
	}
	if len(raw) < sumBytes {
		return refuse("the line is cut off: not even its checksum is there; copy all of it")
	}
	sum, rest := raw[:sumBytes], raw[sumBytes:]
	length, n := binary.Uvarint(rest)
	if n <= 0 {
		return refuse("the line is cut off: not even its length is there; copy all of it")
	}
	packed := rest[n:]
	switch have := uint64(len(packed)); {
	case have < length:
		return refuse("the line is cut off: %d of %d bytes are there; copy all of it", have, length)
	case have > length:
		return refuse("the line goes on after its end: %d bytes are there, expected %d", have, length)
	case !bytes.Equal(sum, checksum(packed)):
		return refuse("the line was changed on its way: its checksum is %x, expected %x; copy it once more", checksum(packed), sum)
	}
	return unpack(packed)
}

// between says what may have come between the letters of a line: white space where it was broken,
// and the border of a box that it was copied out of.
func between(r rune) bool { return unicode.IsSpace(r) || r == '│' || r == '|' }

// misspelt tells a letter that no line has from a line that ends within one.
func misspelt(letters64 string) (string, error) {
	const all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	for i, r := range letters64 {
		if !strings.ContainsRune(all, r) {
			return refuse("%q is no letter of such a line, in column %d after the colon; copy it once more", r, i+1)
		}
	}
	return refuse("the line is cut off, or was changed at its end; copy all of it")
}

// unpack inflates a text that is as it was written; somebody may still have made one up.
func unpack(packed []byte) (string, error) {
	r := flate.NewReaderDict(bytes.NewReader(packed), dictionary)
	text, err := io.ReadAll(io.LimitReader(r, MaxText+1))
	switch {
	case err != nil:
		return refuse("the line holds nothing that can be read: %v", err)
	case len(text) > MaxText:
		return refuse("the line holds more than %d bytes, the most that a run may have", MaxText)
	}
	return string(text), nil
}
