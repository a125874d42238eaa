package classroom

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/subtle"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Door says who may come in: who has one of the keys, or knows the password. One of them at least
// has to be there.
type Door struct {
	Keys     []ssh.PublicKey
	Password string // "": none lets anybody in
}

// ReadKeys reads the keys of a file as that of OpenSSH, authorized_keys: one a line.
func ReadKeys(file string) (keys []ssh.PublicKey, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for i, line := range bytes.Split(text, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, _, options, _, err := ssh.ParseAuthorizedKey(line)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s:%d: this is no public key; expected a line such as ssh-ed25519 AAAA... name", file, i+1)
		case len(options) > 0:
			return nil, fmt.Errorf("%s:%d: options of keys mean nothing here; expected the key alone", file, i+1)
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("%s has no key in it; expected a line for each", file)
	}
	return keys, nil
}

// admits says whether a key is one of those.
func (d *Door) admits(key ssh.PublicKey) bool {
	for _, known := range d.Keys {
		if ssh.KeysEqual(key, known) {
			return true
		}
	}
	return false
}

// knows says whether a password is the right one, and takes as long for each wrong one.
func (d *Door) knows(password string) bool {
	return d.Password != "" && subtle.ConstantTimeCompare([]byte(password), []byte(d.Password)) == 1
}

// HostKey is the server's key, by which its guests know it again. It is made where there is none.
func HostKey(file string) (ssh.Signer, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = newHostKey(file)
	}
	if err != nil {
		return nil, err
	}
	key, err := gossh.ParsePrivateKey(text)
	if err != nil {
		return nil, fmt.Errorf("%s is no private key: %w; move it away, and a new one is made", file, err)
	}
	return key, nil
}

func newHostKey(file string) ([]byte, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := gossh.MarshalPrivateKey(key, "sosocoin")
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	text := pem.EncodeToMemory(block)
	if _, err = f.Write(text); err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(file)) // or half a key would stay
	}
	return text, f.Close()
}
