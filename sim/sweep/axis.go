package sweep

import (
	"fmt"
	"strings"
)

// Word is a setting with a value: latency=1s.
type Word struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// String writes it as it is read.
func (w Word) String() string { return w.Name + "=" + w.Value }

// Axis is what varies, and the values that it takes.
type Axis struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
}

// ParseAxis reads "latency=100ms,1s". A value with commas stands in quotes, single or double:
// strategy="n0,n1:selfish",n0:selfish. The error says what was expected.
func ParseAxis(text string) (Axis, error) {
	name, list, parted := strings.Cut(text, "=")
	if !parted || name == "" {
		return Axis{}, fmt.Errorf("%.60q says not what is set; expected a setting and its values, such as latency=100ms,1s", text)
	}
	values, err := splitList(list)
	if err != nil {
		return Axis{}, fmt.Errorf("%s: %w", name, err)
	}
	return Axis{name, values}, nil
}

// splitList parts values at commas that stand in no quotes.
func splitList(list string) (values []string, err error) {
	for rest := list; ; {
		value, after, more := strings.Cut(rest, ",")
		if quote := strings.TrimLeft(rest, " "); quote != "" && (quote[0] == '"' || quote[0] == '\'') {
			end := strings.IndexByte(quote[1:], quote[0])
			if end < 0 {
				return nil, fmt.Errorf("the quote in %.40q has no end", rest)
			}
			value, after = quote[1:1+end], quote[2+end:]
			if after, more = strings.CutPrefix(strings.TrimLeft(after, " "), ","); !more && after != "" {
				return nil, fmt.Errorf("%.40q stands behind a quote; expected a comma", after)
			}
		} else if value = strings.TrimSpace(value); value == "" {
			return nil, fmt.Errorf("%.40q has an empty value; expected values with commas between them, and \"\" for an empty one", list)
		}
		values = append(values, value)
		if !more {
			return values, nil
		}
		rest = after
	}
}
