package audit

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/outcome"
)

const version = 1

// head is the first line.
type head struct {
	Chain          int     `json:"chain"` // version
	IntervalS      float64 `json:"interval_s"`
	Window         uint32  `json:"window"`
	Retarget       string  `json:"retarget"`
	StartBits      string  `json:"start_bits"`
	Subsidy        string  `json:"subsidy"` // coins
	Maturity       uint32  `json:"maturity"`
	Halving        uint32  `json:"halving"`
	BlockSize      int     `json:"block_size"`
	Payload        int     `json:"payload"`
	PastLimitS     float64 `json:"past_limit_s"`
	FutureLimitS   float64 `json:"future_limit_s"`
	GenesisAddress string  `json:"genesis_address"`
	Genesis        string  `json:"genesis"` // its hash
	Best           string  `json:"best"`    // the hash of the best chain's last block
}

// line is a block.
type line struct {
	Hash    string   `json:"hash"`
	Header  string   `json:"header"` // 88 bytes, hexadecimal
	Payload int      `json:"payload,omitempty"`
	Txs     []string `json:"txs"` // hexadecimal
}

// Forgotten says that a run has no file, since it does not know its first blocks any more.
type Forgotten struct{ From uint32 }

// Error says what to do.
func (e *Forgotten) Error() string {
	return fmt.Sprintf("the blocks below height %d are forgotten; leave out --keep", e.From)
}

// Write writes all blocks of a run. The error is a *Forgotten, or one of the writer.
func Write(out io.Writer, h *outcome.History) error {
	if h.Base.Height() > 0 {
		return &Forgotten{h.Base.Height()}
	}
	p, lines := h.Params, json.NewEncoder(out)
	err := lines.Encode(head{
		Chain: version, IntervalS: p.Interval.Seconds(), Window: p.Window, Retarget: p.Retarget, StartBits: fmt.Sprintf("0x%08x", p.StartBits),
		Subsidy: p.Subsidy.String(), Maturity: p.Maturity, Halving: p.Halving, BlockSize: p.MaxBlockSize, Payload: p.Payload,
		PastLimitS: p.PastLimit.Seconds(), FutureLimitS: p.FutureLimit.Seconds(), GenesisAddress: p.GenesisAddress.String(),
		Genesis: h.Base.Hash().String(), Best: h.Best.Hash().String(),
	})
	for i := range h.Blocks {
		if err != nil {
			break
		}
		b := h.Blocks[i].Block
		header := b.Header.Encode()
		l := line{Hash: b.Hash().String(), Header: hex.EncodeToString(header[:]), Payload: b.Payload, Txs: make([]string, len(b.Txs))}
		for j, tx := range b.Txs {
			l.Txs[j] = hex.EncodeToString(tx.Encode())
		}
		err = lines.Encode(l)
	}
	return err
}

// params reads the parameters.
func (h *head) params() (p chain.Params, err error) {
	p = chain.Params{
		Interval: seconds(h.IntervalS), Window: h.Window, Retarget: h.Retarget, Maturity: h.Maturity, Halving: h.Halving,
		MaxBlockSize: h.BlockSize, Payload: h.Payload, PastLimit: seconds(h.PastLimitS), FutureLimit: seconds(h.FutureLimitS),
	}
	digits, prefixed := strings.CutPrefix(h.StartBits, "0x")
	bits, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || !prefixed || len(digits) != 8 {
		return p, fmt.Errorf("start_bits: %.20q is no target; expected 0x and eight hexadecimal digits", h.StartBits)
	}
	p.StartBits = uint32(bits)
	if p.Subsidy, err = chain.ParseAmount(h.Subsidy); err != nil {
		return p, fmt.Errorf("subsidy: %w", err)
	}
	if p.GenesisAddress, err = chain.ParseAddress(h.GenesisAddress); err != nil {
		return p, fmt.Errorf("genesis_address: %w", err)
	}
	return p, p.Validate()
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
