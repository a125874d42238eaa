package chain

import (
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestFormats pins every byte that is hashed: a change here makes old journals
// and old keys worthless.
func TestFormats(t *testing.T) {
	l := newLab(t, labParams())
	header := Header{Height: 1, Prev: Hash{2}, Merkle: Hash{3}, Time: 0x0405, Bits: 0x1f06ffff, Nonce: 0x0708}
	encoded := header.Encode()
	tx := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, 49*Coin))
	block := l.draft(l.mine(l.store.Genesis()), tx).block()
	var got strings.Builder
	for _, line := range []struct {
		what  string
		value any
	}{
		{"header", hex.EncodeToString(encoded[:])},
		{"header hash", header.Hash()},
		{"key", l.keys[0].Hex()},
		{"address", l.keys[0].Address()},
		{"default genesis address", DefaultParams().GenesisAddress},
		{"genesis", l.store.Genesis().Hash()},
		{"coinbase", hex.EncodeToString(block.Txs[0].Encode())},
		{"coinbase id", block.Txs[0].ID()},
		{"transaction", hex.EncodeToString(tx.Encode())},
		{"transaction id", tx.ID()},
		{"transaction signed id", tx.SignedID()},
		{"signature hash", tx.SigHash(0, rewardOf(l.store.Genesis()).out)},
		{"merkle root of none", MerkleRoot(nil)},
		{"merkle root of three", MerkleRoot([]Hash{{1}, {2}, {3}})},
		{"block", hex.EncodeToString(block.Encode())},
		{"block hash", block.Hash()},
		{"block size", block.Size()},
	} {
		fmt.Fprintf(&got, "%s: %v\n", line.what, line.value)
	}
	const file = "testdata/formats.golden"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("formats have changed; expected\n%s\nfound\n%s", want, got.String())
	}
}

func genHash() *rapid.Generator[Hash] {
	return rapid.Custom(func(t *rapid.T) Hash {
		return Hash(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "hash"))
	})
}

func genHeader() *rapid.Generator[Header] {
	return rapid.Custom(func(t *rapid.T) Header {
		return Header{
			Height: rapid.Uint32().Draw(t, "height"), Prev: genHash().Draw(t, "prev"), Merkle: genHash().Draw(t, "merkle"),
			Time: rapid.Int64().Draw(t, "time"), Bits: rapid.Uint32().Draw(t, "bits"), Nonce: rapid.Uint64().Draw(t, "nonce"),
		}
	})
}

func genTx() *rapid.Generator[*Tx] {
	in := rapid.Custom(func(t *rapid.T) TxIn {
		in := TxIn{Prev: Outpoint{genHash().Draw(t, "tx"), rapid.Uint32().Draw(t, "index")}}
		if sig := rapid.SliceOfN(rapid.Byte(), 0, 80).Draw(t, "sig"); len(sig) > 0 {
			in.Sig = sig
		}
		return in
	})
	out := rapid.Custom(func(t *rapid.T) TxOut {
		return TxOut{Address(rapid.SliceOfN(rapid.Byte(), 33, 33).Draw(t, "to")), Amount(rapid.Int64().Draw(t, "amount"))}
	})
	return rapid.Custom(func(t *rapid.T) *Tx {
		return NewTx(rapid.SliceOfN(in, 0, 4).Draw(t, "in"), rapid.SliceOfN(out, 0, 4).Draw(t, "out"))
	})
}

func genBlock() *rapid.Generator[*Block] {
	return rapid.Custom(func(t *rapid.T) *Block {
		b := NewBlock(genHeader().Draw(t, "header"), rapid.SliceOfN(genTx(), 0, 4).Draw(t, "txs"))
		b.Payload = rapid.IntRange(0, 1<<20).Draw(t, "payload")
		return b
	})
}

func TestRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		header := genHeader().Draw(t, "header")
		encoded := header.Encode()
		if got, err := DecodeHeader(encoded[:]); err != nil || got != header {
			t.Fatalf("header: %+v, %v", got, err)
		}
		tx := genTx().Draw(t, "tx")
		if got, err := DecodeTx(tx.Encode()); err != nil || !reflect.DeepEqual(got, tx) || len(tx.Encode()) != tx.Size() {
			t.Fatalf("transaction: %+v, %v", got, err)
		}
		block := genBlock().Draw(t, "block")
		if got, err := DecodeBlock(block.Encode()); err != nil || !reflect.DeepEqual(got, block) || len(block.Encode())+block.Payload != block.Size() {
			t.Fatalf("block: %+v, %v", got, err)
		}
		h := genHash().Draw(t, "hash")
		if got, err := ParseHash(h.String()); err != nil || got != h {
			t.Fatalf("hash: %v, %v", got, err)
		}
		a := Amount(rapid.Int64Min(0).Draw(t, "amount"))
		if got, err := ParseAmount(a.String()); err != nil || got != a {
			t.Fatalf("amount: %v, %v", got, err)
		}
		address := NewKey([32]byte(genHash().Draw(t, "seed"))).Address()
		if got, err := ParseAddress(address.String()); err != nil || got != address {
			t.Fatalf("address: %v, %v", got, err)
		}
	})
}

func TestCutOrPaddedBytesAreRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		block := genBlock().Draw(t, "block").Encode()
		tx := genTx().Draw(t, "tx").Encode()
		refused := func(what string, err error) {
			var decode *DecodeError
			if !errors.As(err, &decode) || decode.Expected == "" || decode.Found == "" {
				t.Fatalf("%s: expected a *DecodeError that says what it expected, found %v", what, err)
			}
		}
		_, err := DecodeBlock(block[:rapid.IntRange(0, len(block)-1).Draw(t, "cut block")])
		refused("cut block", err)
		_, err = DecodeBlock(append(bytes.Clone(block), 0))
		refused("padded block", err)
		_, err = DecodeTx(tx[:rapid.IntRange(0, len(tx)-1).Draw(t, "cut tx")])
		refused("cut transaction", err)
		_, err = DecodeTx(append(bytes.Clone(tx), 0))
		refused("padded transaction", err)
		_, err = DecodeHeader(block[:rapid.IntRange(0, HeaderSize-1).Draw(t, "cut header")])
		refused("cut header", err)
	})
}

// A count that promises more than the bytes can hold must be refused before
// memory is given to it.
func TestHugeCountsCostNothing(t *testing.T) {
	huge := append(make([]byte, HeaderSize+4), 0xff, 0xff, 0xff, 0xff)
	for what, decode := range map[string]func(){
		"block": func() { _, _ = DecodeBlock(huge) },
		"tx":    func() { _, _ = DecodeTx(huge[HeaderSize+4:]) },
	} {
		if n := testing.AllocsPerRun(100, decode); n > 20 {
			t.Errorf("%s: %v allocations for a few bytes of junk", what, n)
		}
	}
}

func TestIDsCommitToEverythingButSignatures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := genTx().Draw(t, "a"), genTx().Draw(t, "b")
		same := bytes.Equal(a.append(nil, "", false), b.append(nil, "", false))
		if (a.ID() == b.ID()) != same {
			t.Fatal("the id and what it names disagree")
		}
		if (a.SignedID() == b.SignedID()) != bytes.Equal(a.Encode(), b.Encode()) {
			t.Fatal("the signed id and what it names disagree")
		}
	})
}

func TestSignatures(t *testing.T) {
	k, other := labKey(0), labKey(1)
	h := HashOf([]byte("message"))
	sig := k.Sign(h)
	if !bytes.Equal(sig, k.Sign(h)) {
		t.Error("signing is not deterministic")
	}
	for _, c := range []struct {
		what string
		a    Address
		h    Hash
		sig  []byte
		want bool
	}{
		{"right", k.Address(), h, sig, true},
		{"another owner", other.Address(), h, sig, false},
		{"another message", k.Address(), Hash{}, sig, false},
		{"cut", k.Address(), h, sig[:len(sig)-1], false},
		{"padded", k.Address(), h, append(bytes.Clone(sig), 0), false},
		{"none", k.Address(), h, nil, false},
		{"no key", Address{}, h, sig, false},
	} {
		if got := VerifySig(c.a, c.h, c.sig); got != c.want {
			t.Errorf("%s: expected %v, found %v", c.what, c.want, got)
		}
	}
}

func TestEverySeedGivesAValidKey(t *testing.T) {
	order := [32]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36, 0x41, 0x41}
	seen := map[Address]bool{}
	for _, seed := range [][32]byte{{}, {31: 1}, order, Hash(allOnes())} {
		k := NewKey(seed)
		if !k.Address().valid() || seen[k.Address()] || k.Hex() == strings.Repeat("0", 64) {
			t.Errorf("seed %x: no key of its own: %s", seed, k.Address())
		}
		seen[k.Address()] = true
	}
}

func allOnes() Target {
	var t Target
	for i := range t {
		t[i] = 0xff
	}
	return t
}
