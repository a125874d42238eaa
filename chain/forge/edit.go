package forge

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
)

// Edit is a change to one field of a block, which leaves all others as they are: the proof of
// work too, which then is that of another block.
type Edit struct {
	Field  string // of Fields
	Number uint64 // its new value, in the header's own unit; base units of a reward
	Hash   chain.Hash
}

// field is a field that an edit can change.
type field struct {
	name, expected, example string

	parse func(string) (Edit, error)
	text  func(Edit) string
	apply func(Edit, *chain.Header)
}

// reward is the one field that is not in the header.
const reward = "reward"

func fields() []field {
	whole := func(bits int) func(string) (Edit, error) {
		return func(s string) (e Edit, err error) { e.Number, err = strconv.ParseUint(s, 10, bits); return e, err }
	}
	digits := func(e Edit) string { return strconv.FormatUint(e.Number, 10) }
	hash := func(e Edit) string { return e.Hash.String() }
	return []field{
		{"height", "a whole number", "7", whole(32), digits, func(e Edit, h *chain.Header) { h.Height = uint32(e.Number) }},
		{"prev", "up to 64 hex digits", "0", parseHash, hash, func(e Edit, h *chain.Header) { h.Prev = e.Hash }},
		{"merkle", "up to 64 hex digits", "0", parseHash, hash, func(e Edit, h *chain.Header) { h.Merkle = e.Hash }},
		{"time", "a time such as 1m30s", "1m30s", func(s string) (e Edit, err error) {
			d, err := time.ParseDuration(s)
			e.Number = uint64(d.Milliseconds())
			return e, err
		}, func(e Edit) string { return clockTime(int64(e.Number)) }, func(e Edit, h *chain.Header) { h.Time = int64(e.Number) }},
		{"bits", "8 hex digits, such as 1f06ffff", "1f06ffff", func(s string) (e Edit, err error) {
			e.Number, err = strconv.ParseUint(s, 16, 32)
			return e, err
		}, func(e Edit) string { return fmt.Sprintf("%08x", e.Number) }, func(e Edit, h *chain.Header) { h.Bits = uint32(e.Number) }},
		{"nonce", "a whole number", "0", whole(64), digits, func(e Edit, h *chain.Header) { h.Nonce = e.Number }},
		{reward, "an amount of coins such as 60", "60", func(s string) (e Edit, err error) {
			amount, err := chain.ParseAmount(s)
			e.Number = uint64(amount)
			return e, err
		}, func(e Edit) string { return chain.Amount(e.Number).String() }, nil},
	}
}

// clockTime writes a header's time, in ms: "1m30s", "10m".
func clockTime(ms int64) string {
	text := (time.Duration(ms) * time.Millisecond).String()
	for _, nothing := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(text, nothing) {
			text = text[:len(text)-2]
		}
	}
	return text
}

// parseHash reads the last digits of a hash, zeros before them.
func parseHash(s string) (e Edit, err error) {
	if s == "" || len(s) > 2*len(e.Hash) {
		return e, errors.New("not a hash")
	}
	raw, err := hex.DecodeString(strings.Repeat("0", 2*len(e.Hash)-len(s)) + s)
	copy(e.Hash[:], raw)
	return e, err
}

// Fields are the names of the fields that an edit can change.
func Fields() []string {
	var names []string
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return names
}

// Expected says what the values of a field look like.
func Expected(name string) string { return fieldOf(name).expected }

// Example is a value of a field.
func Example(name string) string { return fieldOf(name).example }

func fieldOf(name string) field {
	all := fields()
	return all[slices.IndexFunc(all, func(f field) bool { return f.name == name })]
}

// ParseEdit reads the value of one of the Fields. The error says no more than that it is none.
func ParseEdit(name, value string) (Edit, error) {
	e, err := fieldOf(name).parse(value)
	e.Field = name
	return e, err
}

// IsZero reports whether nothing is to be changed.
func (e Edit) IsZero() bool { return e.Field == "" }

// Value is what the field is set to, as ParseEdit reads it.
func (e Edit) Value() string { return fieldOf(e.Field).text(e) }

// String is "time=1m30s"; "" if nothing is to be changed.
func (e Edit) String() string {
	if e.IsZero() {
		return ""
	}
	return e.Field + "=" + e.Value()
}

// Of is the edit that changes nothing in a block: what its field is there.
func (e Edit) Of(b *chain.Block) string {
	h := b.Header
	was := Edit{Field: e.Field}
	switch e.Field {
	case "height":
		was.Number = uint64(h.Height)
	case "prev":
		was.Hash = h.Prev
	case "merkle":
		was.Hash = h.Merkle
	case "time":
		was.Number = uint64(h.Time)
	case "bits":
		was.Number = uint64(h.Bits)
	case "nonce":
		was.Number = h.Nonce
	case reward:
		was.Number = uint64(rewardOf(b))
	}
	return was.Value()
}

func rewardOf(b *chain.Block) (sum chain.Amount) {
	if len(b.Txs) > 0 {
		for _, out := range b.Txs[0].Out {
			sum += out.Amount
		}
	}
	return sum
}

// Apply returns a copy of a block with the field changed. It is an error if there is no such
// field in the block, or if it is so already.
func (e Edit) Apply(b *chain.Block) (*chain.Block, error) {
	if e.IsZero() {
		return b, nil
	}
	if e.Of(b) == e.Value() {
		return nil, fmt.Errorf("its %s is %s already", e.Field, e.Value())
	}
	h, txs := b.Header, b.Txs
	if f := fieldOf(e.Field); f.apply != nil {
		f.apply(e, &h)
	} else if len(txs) == 0 || len(txs[0].Out) == 0 {
		return nil, errors.New("it has no reward")
	} else {
		txs = slices.Clone(txs)
		txs[0] = chain.NewTx(txs[0].In, []chain.TxOut{{To: txs[0].Out[0].To, Amount: chain.Amount(e.Number)}})
	}
	made := chain.NewBlock(h, txs)
	made.Payload = b.Payload
	return made, nil
}
