package chain

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/btcsuite/btcd/btcec/v2"
	"github.com/btcsuite/btcd/btcec/v2/ecdsa"
)

// Key is a private key on secp256k1. Whoever holds it can spend what its
// address owns; the zero Key is of no use.
type Key struct {
	private *btcec.PrivateKey
	address Address
}

// NewKey returns the key that belongs to seed, always the same. Every seed gives
// a valid key: one that is zero or above the curve's order is hashed until it is
// neither.
func NewKey(seed [32]byte) Key {
	for {
		var scalar btcec.ModNScalar
		if overflow := scalar.SetBytes(&seed); overflow == 0 && !scalar.IsZero() {
			private := btcec.PrivKeyFromScalar(&scalar)
			return Key{private: private, address: Address(private.PubKey().SerializeCompressed())}
		}
		seed = sha256.Sum256(seed[:])
	}
}

// Address returns the compressed public key.
func (k Key) Address() Address { return k.address }

// Sign returns the DER-encoded ECDSA signature of h; the same key and hash give
// the same signature (RFC 6979).
func (k Key) Sign(h Hash) []byte { return ecdsa.Sign(k.private, h[:]).Serialize() }

// Hex returns the private key as 64 hex digits: a secret.
func (k Key) Hex() string {
	b := k.private.Key.Bytes()
	return hex.EncodeToString(b[:])
}

// ParseAddress reads the 66 hex digits that Address.String writes and checks
// that they name a point on the curve.
func ParseAddress(s string) (Address, error) {
	var a Address
	if len(s) != 2*len(a) {
		return a, fmt.Errorf("address %.80q: has %d characters, expected %d hex digits", s, len(s), 2*len(a))
	}
	if _, err := hex.Decode(a[:], []byte(s)); err != nil {
		return Address{}, fmt.Errorf("address %.80q: not hexadecimal", s)
	}
	if !a.valid() {
		return Address{}, fmt.Errorf("address %.80q: not a compressed public key on secp256k1", s)
	}
	return a, nil
}

// valid reports whether a is a compressed point on the curve.
func (a Address) valid() bool {
	_, err := btcec.ParsePubKey(a[:])
	return err == nil
}

// VerifySig reports whether sig is a signature of h by the owner of a, in the one
// form that Sign gives it: without bytes to spare and with the smaller of the two
// values that would do. Junk of any kind is a bad signature, never a panic.
func VerifySig(a Address, h Hash, sig []byte) bool {
	public, err := btcec.ParsePubKey(a[:])
	if err != nil {
		return false
	}
	signature, err := ecdsa.ParseDERSignature(sig)
	if err != nil || !bytes.Equal(signature.Serialize(), sig) {
		return false
	}
	return signature.Verify(h[:], public)
}
