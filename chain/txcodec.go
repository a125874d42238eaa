package chain

import (
	"encoding/binary"
	"fmt"
)

// Smallest encodings, by which a claimed count is checked before memory is given to it.
const (
	minInSize = 32 + 4 + 4
	outSize   = 33 + 8
	minTxSize = 4 + 4
)

// Encode returns t as bytes, big-endian: the number of inputs, each as outpoint,
// signature length and signature; the number of outputs, each as address and
// amount.
func (t *Tx) Encode() []byte { return t.append(make([]byte, 0, t.size), "", true) }

func (t *Tx) append(b []byte, tag string, signatures bool) []byte {
	b = append(b, tag...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(t.In)))
	for i := range t.In {
		in := &t.In[i]
		b = append(b, in.Prev.Tx[:]...)
		b = binary.BigEndian.AppendUint32(b, in.Prev.Index)
		if signatures {
			b = binary.BigEndian.AppendUint32(b, uint32(len(in.Sig)))
			b = append(b, in.Sig...)
		}
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(t.Out)))
	for i := range t.Out {
		b = append(b, t.Out[i].To[:]...)
		b = binary.BigEndian.AppendUint64(b, uint64(t.Out[i].Amount))
	}
	return b
}

// DecodeTx reads what Tx.Encode writes, all of b and nothing less. The error is
// a *DecodeError. Whether the transaction makes sense is left to the rules.
func DecodeTx(b []byte) (*Tx, error) {
	r := reader{what: "transaction", data: b}
	in, out := r.tx()
	r.end()
	if r.err != nil {
		return nil, r.err
	}
	return NewTx(in, out), nil
}

// reader takes fields off data; after the first error it returns zeros.
type reader struct {
	what string
	data []byte
	at   int
	err  error
}

func (r *reader) fail(expected, found string) {
	if r.err == nil {
		r.err = &DecodeError{What: r.what, Offset: r.at, Expected: expected, Found: found}
	}
}

func (r *reader) take(n int) []byte {
	if r.err == nil && n > len(r.data)-r.at {
		r.fail(fmt.Sprintf("%d bytes", n), fmt.Sprintf("%d", len(r.data)-r.at))
	}
	if r.err != nil {
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

func (r *reader) uint32() uint32 {
	if b := r.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

func (r *reader) uint64() uint64 {
	if b := r.take(8); b != nil {
		return binary.BigEndian.Uint64(b)
	}
	return 0
}

// count reads the number of items that follow, each at least size bytes long.
func (r *reader) count(size int) int {
	n := r.uint32()
	if left := len(r.data) - r.at; r.err == nil && uint64(n)*uint64(size) > uint64(left) {
		r.fail(fmt.Sprintf("%d items of at least %d bytes", n, size), fmt.Sprintf("%d bytes", left))
		return 0
	}
	return int(n)
}

func (r *reader) end() {
	if left := len(r.data) - r.at; left > 0 {
		r.fail("the end", fmt.Sprintf("%d more bytes", left))
	}
}

func (r *reader) tx() (in []TxIn, out []TxOut) {
	in = make([]TxIn, r.count(minInSize))
	for i := range in {
		copy(in[i].Prev.Tx[:], r.take(32))
		in[i].Prev.Index = r.uint32()
		if sig := r.take(r.count(1)); len(sig) > 0 {
			in[i].Sig = append([]byte(nil), sig...)
		}
	}
	out = make([]TxOut, r.count(outSize))
	for i := range out {
		copy(out[i].To[:], r.take(33))
		out[i].Amount = Amount(r.uint64())
	}
	return in, out
}
