package grammar

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
)

// ThingsKind reads transactions.
func ThingsKind(a *Arguments) argument.Kind[[]string] {
	const expected = "transactions such as rent or 9d0a, joined by commas"
	return argument.Kind[[]string]{Expected: expected, Offers: argument.Words(a.Known.Payments...), Parse: func(s string) ([]string, error) {
		return ListOf(s, func(part string) (string, error) {
			if !isThing(a, part) {
				return "", &lex.ValueError{Value: part, Expected: expected}
			}
			return part, nil
		})
	}}
}

// BlockKind reads a block.
func BlockKind() argument.Kind[string] {
	const expected = "a height such as h3, or a hash, or at least 4 hex digits of its beginning or its end"
	return argument.Kind[string]{Expected: expected, Offers: argument.Words("h1", "h2", "h3"), Parse: func(s string) (string, error) {
		if isHeight(s) {
			return s, nil
		}
		id, err := ParseID(s)
		if refused, ok := err.(*lex.ValueError); ok {
			refused.Expected = expected
		}
		return id, err
	}}
}

// MinID and MaxID are how many hex digits of a hash name a block or a transaction.
const (
	MinID = 4
	MaxID = 64
)

const idExpected = "a hash, or at least 4 hex digits of its beginning or its end"

// ParseID reads the beginning or the end of a hash, and returns it in small letters.
// The error is a *lex.ValueError.
func ParseID(s string) (string, error) {
	refused := &lex.ValueError{Value: s, Expected: idExpected}
	if n := len(s); n < MinID || n > MaxID {
		refused.Problem = fmt.Sprintf("it has %d characters", n)
		return "", refused
	}
	for i, r := range s {
		if !strings.ContainsRune("0123456789abcdefABCDEF", r) {
			refused.Problem = fmt.Sprintf("character %d is no hex digit", i+1)
			return "", refused
		}
	}
	return strings.ToLower(s), nil
}

// IDKind reads digits of a hash.
func IDKind() argument.Kind[string] {
	return argument.Kind[string]{Expected: idExpected, Parse: ParseID}
}

// isThing reports whether a word can stand for a transaction or a block: the word of a payment, a
// height such as h3, or digits of a hash.
func isThing(a *Arguments, s string) bool {
	_, notWord := a.WordKind().Parse(s)
	return notWord == nil || isHeight(s) || IsID(s)
}

// Height reads a height such as h3.
func Height(s string) (height uint32, ok bool) {
	digits, ok := strings.CutPrefix(s, "h")
	n, err := strconv.ParseUint(digits, 10, 31)
	return uint32(n), ok && err == nil && lex.IsDigits(digits)
}

func isHeight(s string) bool { _, ok := Height(s); return ok }

// IsID reports whether a word can be digits of a hash.
func IsID(s string) bool { _, err := ParseID(s); return err == nil }

// ListOf reads what commas separate.
func ListOf[T any](s string, read func(string) (T, error)) ([]T, error) {
	var list []T
	for part := range strings.SplitSeq(s, ",") {
		v, err := read(part)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}
