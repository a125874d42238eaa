//go:build nats

package nats

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// mostToken is how long a token is at most.
const mostToken = 200

// ReadToken reads the one that a file has in its first line.
func ReadToken(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	token, _, _ := strings.Cut(string(text), "\n")
	token = strings.TrimRight(token, "\r")
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
	if token == "" || len(token) > mostToken || strings.Trim(token, letters) != "" {
		return "", fmt.Errorf("%s has no token in its first line; expected 1 to %d letters and digits", file, mostToken)
	}
	return token, nil
}

// MakeToken reads the token of a file, and makes one where there is no such file. Only its owner
// can read it.
func MakeToken(file string) (string, error) {
	token, err := ReadToken(file)
	if !errors.Is(err, fs.ErrNotExist) {
		return token, err
	}
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	token = rand.Text()
	if _, err := fmt.Fprintln(out, token); err != nil {
		return "", errors.Join(err, out.Close(), os.Remove(file)) // or half a token would stay
	}
	return token, out.Close()
}
