package chain

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// maxSubsidy lets ten million blocks pay it before amounts overflow.
const maxSubsidy = MaxAmount / 10_000_000

// Params is what all nodes of a world agree on before the first block.
type Params struct {
	Interval       time.Duration // wanted mean time between blocks
	Window         uint32        // blocks between two adjustments of the target
	Retarget       string        // one of RetargetNames
	StartBits      uint32        // target of genesis and the first window, compact
	Subsidy        Amount        // new coins per block, before halvings
	Maturity       uint32        // a coinbase of height h may be spent from height h+Maturity on
	Halving        uint32        // blocks between two halvings of the subsidy; 0: never
	MaxBlockSize   int           // bytes, Payload included
	Payload        int           // bytes that each mined block is said to be larger than it is
	PastLimit      time.Duration // how much older than its parent a block may claim to be
	FutureLimit    time.Duration // how far ahead of a node's clock a block may be
	GenesisAddress Address       // owner of the first coinbase
}

// genesisAddress is the default owner of the genesis coins: the address of the key hashed from
// "sosocoin/genesis", written out so that the defaults cost no curve arithmetic.
const genesisAddress = "\x03\x7b\x10\x63\xd6\xa0\xfd\x00\x91\x75\xc0\x36\xbb\x56\xa1\x8a\xec\x28\xe3\xc2\x28\xac\xb0\xe8\xca\x2e\x9f\x9f\xbc\x31\x67\x47\x6b"

// DefaultParams returns the seeds' parameters: 10 s, ten blocks, 50 coins, 60 s;
// the easiest target; a coinbase can be spent in the next block.
func DefaultParams() Params {
	return Params{
		Interval:       10 * time.Second,
		Window:         10,
		Retarget:       RetargetNaive,
		StartBits:      TargetForZeroBits(0).Bits(),
		Subsidy:        50 * Coin,
		Maturity:       1,
		MaxBlockSize:   1_000_000,
		PastLimit:      60 * time.Second,
		FutureLimit:    60 * time.Second,
		GenesisAddress: Address([]byte(genesisAddress)),
	}
}

// ParamError says which parameter cannot be used.
type ParamError struct{ Field, Expected, Found string }

// Error names the parameter, what was expected and what was found.
func (e *ParamError) Error() string {
	return fmt.Sprintf("parameter %s: expected %s, found %s", e.Field, e.Expected, e.Found)
}

// MinBlockSize is the least limit of a block's size with which any block is valid, and
// MinPaymentSize what a payment takes at the least: one input, one output, and hardly ever
// so short a signature.
const (
	MinBlockSize   = emptySize
	MinPaymentSize = minTxSize + minInSize + 60 + outSize
)

// payloadRoom is what a payload leaves of a block: enough for its header and coinbase.
const payloadRoom = 1000

// Validate returns nil, or a *ParamError for the first parameter that no chain
// can run with.
func (p Params) Validate() error {
	if err := p.validateRetarget(); err != nil {
		return err
	}
	switch {
	case p.Subsidy < 0 || p.Subsidy > maxSubsidy:
		return &ParamError{"Subsidy", fmt.Sprintf("0 to %s coins", maxSubsidy), p.Subsidy.String()}
	case p.MaxBlockSize < MinBlockSize:
		return &ParamError{"MaxBlockSize", fmt.Sprintf("at least %d bytes, for a header and a coinbase", MinBlockSize), fmt.Sprint(p.MaxBlockSize)}
	case p.Payload < 0 || p.Payload > p.MaxBlockSize-payloadRoom && p.Payload > 0:
		return &ParamError{"Payload", fmt.Sprintf("0, or up to %d bytes less than a block may have", payloadRoom), fmt.Sprint(p.Payload)}
	case p.PastLimit < 0:
		return &ParamError{"PastLimit", "0s or more", p.PastLimit.String()}
	case p.FutureLimit < 0:
		return &ParamError{"FutureLimit", "0s or more", p.FutureLimit.String()}
	case !p.GenesisAddress.valid():
		return &ParamError{"GenesisAddress", "a public key on secp256k1", p.GenesisAddress.String()}
	}
	return nil
}

func (p Params) validateRetarget() error {
	_, err := TargetOfBits(p.StartBits)
	switch {
	case p.Interval < time.Millisecond:
		return &ParamError{"Interval", "at least 1ms, what headers can tell apart", p.Interval.String()}
	case p.Window == 0:
		return &ParamError{"Window", "at least 1 block", "0"}
	case int64(p.Window) > math.MaxInt64/8/int64(p.Interval):
		return &ParamError{"Window", "a time that fits in 36 years", fmt.Sprintf("%d blocks of %s", p.Window, p.Interval)}
	case retargetRule(p.Retarget) == nil:
		return &ParamError{"Retarget", strings.Join(RetargetNames(), ", "), fmt.Sprintf("%.40q", p.Retarget)}
	case err != nil:
		return &ParamError{"StartBits", "a positive compact target", err.Error()}
	}
	return nil
}

// SubsidyAt returns the new coins that a block of this height may create.
func (p Params) SubsidyAt(height uint32) Amount {
	if p.Halving == 0 {
		return p.Subsidy
	}
	return p.Subsidy >> min(height/p.Halving, 63)
}
