package quantity

import (
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// FirstCopy is the number of the first copy of a message.
const FirstCopy uint64 = 1 << 62

// MessageExpected is what is expected where the number of a message cannot be read.
const MessageExpected = "the number of a message, such as 17, or c1 of a copy"

// FormatMessage writes the number of a message, and those of copies as "c1", "c2" and so on.
func FormatMessage(n uint64) string {
	if n >= FirstCopy {
		return "c" + strconv.FormatUint(n-FirstCopy+1, 10)
	}
	return strconv.FormatUint(n, 10)
}

// ParseMessage reads the number of a message, or of a copy.
func ParseMessage(s string) (uint64, error) {
	digits, isCopy := strings.CutPrefix(s, "c")
	n, err := strconv.ParseUint(digits, 10, 62)
	switch {
	case err != nil || digits == "" || digits[0] == '+' || isCopy && n == 0:
		return 0, &lex.ValueError{Value: s, Expected: MessageExpected}
	case isCopy:
		return FirstCopy + n - 1, nil
	}
	return n, nil
}
