package audit

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/plain"
)

// mostLine is the length of the longest line that is read.
const mostLine = 64 << 20

// Error says which line of a file is no line of it.
type Error struct {
	Line    int
	Problem string
}

// Error writes "line 7: ...".
func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Problem) }

// Broken is a block that breaks a rule, or follows from one.
type Broken struct {
	Line   int
	Hash   chain.Hash
	Height uint32
	Why    error
}

// Result is what a file's bytes prove.
type Result struct {
	Blocks       int // genesis left out, those that break rules too
	Height       uint32
	Tip          chain.Hash // of the valid chain with the most work, the first among equals
	Hashes       float64    // that its blocks took, in expectation; genesis left out
	Transactions int        // on it, coinbases left out
	Coins        chain.Amount
	Stale        int // valid blocks that are not on it
	Broken       []Broken
	Claimed      chain.Hash // what the file calls the best chain's last block
	Holds        bool       // it is the end of a valid chain with as much work
}

// verifier takes blocks as a node does.
type verifier struct {
	store  *chain.Store
	chain  *chain.Chain
	lines  map[chain.Hash]int
	result Result
}

// Verify checks a file of blocks. An *Error says where it is no such file; what breaks a rule is in
// the result.
func Verify(in io.Reader) (*Result, error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, mostLine)
	var v *verifier
	n := 0
	for lines.Scan() {
		n++
		var err error
		if v == nil {
			v, err = begin(lines.Bytes())
		} else {
			err = v.block(n, lines.Bytes())
		}
		if err != nil {
			return nil, &Error{n, err.Error()}
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, &Error{n + 1, fmt.Sprintf("it has more than %d MB", mostLine>>20)}
	case err != nil:
		return nil, err
	case v == nil:
		return nil, &Error{1, "it is empty; expected the parameters of consensus, as --chain writes them"}
	}
	v.end()
	return &v.result, nil
}

// decode reads a line, all of it and nothing else.
func decode(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("it is no line of such a file: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if d.More() {
		return errors.New("something follows the object")
	}
	return nil
}

func begin(text []byte) (*verifier, error) {
	var h head
	if err := decode(text, &h); err != nil {
		return nil, err
	}
	if h.Chain != version {
		return nil, fmt.Errorf("chain is %d; expected %d, as --chain writes it", h.Chain, version)
	}
	p, err := h.params()
	if err != nil {
		return nil, err
	}
	store, err := chain.NewStore(p)
	if err != nil {
		return nil, err
	}
	v := &verifier{store: store, chain: chain.NewChain(store, chain.AllRules()), lines: map[chain.Hash]int{store.Genesis().Hash(): 1}}
	if genesis := store.Genesis().Hash().String(); h.Genesis != genesis {
		return nil, fmt.Errorf("genesis: found %.70q, expected %s, as these parameters have it", h.Genesis, genesis)
	}
	if v.result.Claimed, err = chain.ParseHash(h.Best); err != nil {
		return nil, fmt.Errorf("best: %w", err)
	}
	return v, nil
}

// block takes a block.
func (v *verifier) block(n int, text []byte) error {
	var l line
	if err := decode(text, &l); err != nil {
		return err
	}
	b, err := l.block()
	if err != nil {
		return err
	}
	if found := b.Hash().String(); l.Hash != found {
		return fmt.Errorf("hash: found %.70q, but the header's is %s", l.Hash, found)
	}
	entry, err := v.store.Add(b)
	if err != nil {
		return err
	}
	v.result.Blocks++
	_, err = v.chain.Accept(entry, math.MaxInt64)
	switch {
	case errors.Is(err, chain.ErrKnown):
		return fmt.Errorf("block %s is in line %d already", plain.Line(l.Hash), v.lines[b.Hash()])
	case err != nil:
		v.result.Broken = append(v.result.Broken, Broken{n, b.Hash(), b.Header.Height, err})
	}
	v.lines[b.Hash()] = n
	return nil
}

// block reads the bytes of a line.
func (l *line) block() (*chain.Block, error) {
	raw, err := hex.DecodeString(l.Header)
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	header, err := chain.DecodeHeader(raw)
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	if l.Payload < 0 {
		return nil, fmt.Errorf("payload: %d is no number of bytes", l.Payload)
	}
	txs := make([]*chain.Tx, len(l.Txs))
	for i, text := range l.Txs {
		raw, err := hex.DecodeString(text)
		if err == nil {
			txs[i], err = chain.DecodeTx(raw)
		}
		if err != nil {
			return nil, fmt.Errorf("transaction %d: %w", i, err)
		}
	}
	b := chain.NewBlock(header, txs)
	b.Payload = l.Payload
	return b, nil
}

// end sums the best chain up.
func (v *verifier) end() {
	r := &v.result
	tip := v.chain.Tip()
	r.Height, r.Tip = tip.Height(), tip.Hash()
	if e := v.store.Get(r.Claimed); e != nil && v.chain.Knows(e) {
		r.Holds = e.Work().Cmp(tip.Work()) == 0
	}
	r.Stale = r.Blocks - len(r.Broken) - int(r.Height)
	for e := tip; e.Parent() != nil; e = e.Parent() {
		r.Transactions += len(e.Block().Txs) - 1
		if target, err := chain.TargetOfBits(e.Block().Header.Bits); err == nil {
			r.Hashes += target.Difficulty()
		}
	}
	for h := range r.Height + 1 {
		r.Coins += v.store.Params().SubsidyAt(h)
	}
}

// Write says what was checked and found, with so many of the blocks that break rules.
func (r *Result) Write(out io.Writer, broken int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "blocks          %d: %d on the best chain, %d stale, %d that break rules or follow such\n", r.Blocks, r.Height, r.Stale, len(r.Broken))
	fmt.Fprintf(&b, "best chain      %s\n", r.Tip)
	fmt.Fprintf(&b, "work            %.6g hashes (expected)\n", r.Hashes)
	fmt.Fprintf(&b, "transactions    %d, coinbases left out\n", r.Transactions)
	fmt.Fprintf(&b, "supply          %s coins at most, by the subsidies\n", r.Coins)
	b.WriteString("checked         proof of work, targets, Merkle roots, signatures, amounts and all other rules, but for clocks of nodes\n")
	for i, x := range r.Broken {
		if i == broken {
			fmt.Fprintf(&b, "and %d more\n", len(r.Broken)-i)
			break
		}
		fmt.Fprintf(&b, "line %d: block %s at height %d: %v\n", x.Line, x.Hash, x.Height, x.Why)
	}
	_, err := io.WriteString(out, b.String())
	return err
}
