package api

import (
	"fmt"
	"net"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
)

const mostPort = 65535

// Address is where nodes are reached: node i at Port+i.
type Address struct {
	Host    string // a loopback address
	Port    int
	Dialect Dialect
	Page    *Page // that nodes show in place of their own; nil: none
}

// ParseAddress reads an address such as 127.0.0.1:5000, that of node 0.
func ParseAddress(text string) (Address, error) {
	const expected = "expected a loopback address and a port, such as 127.0.0.1:5000"
	host, digits, err := net.SplitHostPort(text)
	if err != nil {
		return Address{}, fmt.Errorf("%.60q is not an address; %s", text, expected)
	}
	port, err := strconv.Atoi(digits)
	switch {
	case err != nil || port < 1 || port > mostPort:
		return Address{}, fmt.Errorf("%.60q is not a port; expected a number from 1 to %d", digits, mostPort)
	case !loopback(host):
		return Address{}, fmt.Errorf("%.60q could be reached from other machines; %s", host, expected)
	}
	return Address{Host: host, Port: port}, nil
}

// URL is where a node is reached.
func (a Address) URL(node int) string { return fmt.Sprintf("http://localhost:%d", a.Port+node) }

// loopback says whether a host, of an address or as a browser names it, is this machine and no
// other can be.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Dialect is a system whose nodes the nodes here answer like.
type Dialect uint8

// The dialects.
const (
	Sosocoin Dialect = iota
	Naivecoin
)

// Dialects are their names.
func Dialects() []string { return []string{"sosocoin", "naivecoin"} }

// ParseDialect reads the name of one.
func ParseDialect(text string) (Dialect, error) {
	for i, name := range Dialects() {
		if name == text {
			return Dialect(i), nil
		}
	}
	hint := ""
	if near := lex.Nearest(text, Dialects()); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return 0, fmt.Errorf("%.40q is no interface that is known; expected %s%s", text, strings.Join(Dialects(), " or "), hint)
}

func (d Dialect) speaks() *dialect {
	return [...]func() *dialect{Sosocoin: sosocoin, Naivecoin: naivecoin}[d]()
}
