package api

import (
	"crypto/tls"
	"fmt"
	"net"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
)

const mostPort = 65535

// Address is where nodes are reached: node i at Port+i.
type Address struct {
	Host    string // an address of this machine
	Port    int
	Dialect Dialect
	Page    *Page            // that nodes show in place of their own; nil: none
	TLS     *tls.Certificate // nil: what is sent can be read on its way
}

// ParseAddress reads an address such as 127.0.0.1:5000, that of node 0.
func ParseAddress(text string) (Address, error) {
	const expected = "expected an address of this machine and a port, such as 127.0.0.1:5000"
	host, digits, err := net.SplitHostPort(text)
	if err != nil {
		return Address{}, fmt.Errorf("%.60q is not an address; %s", text, expected)
	}
	port, err := strconv.Atoi(digits)
	switch {
	case err != nil || port < 1 || port > mostPort:
		return Address{}, fmt.Errorf("%.60q is not a port; expected a number from 1 to %d", digits, mostPort)
	case host == "":
		return Address{}, fmt.Errorf("%.60q names no address; expected 127.0.0.1:%d for this machine alone, or 0.0.0.0:%d for all who reach it", text, port, port)
	}
	return Address{Host: host, Port: port}, nil
}

// Open says whether other machines can reach it.
func (a Address) Open() bool { return !loopback(a.Host) }

// ReadTLS reads the files of a certificate and its key, in PEM, with a comma between their names.
func ReadTLS(text string) (*tls.Certificate, error) {
	cert, key, both := strings.Cut(text, ",")
	if !both {
		return nil, fmt.Errorf("%.60q names one file; expected that of a certificate and that of its key, such as cert.pem,key.pem", text)
	}
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return nil, err
	}
	return &pair, nil
}

// URL is where a node is reached.
func (a Address) URL(node int) string {
	host := a.Host
	switch ip := net.ParseIP(host); {
	case loopback(host):
		host = "localhost"
	case ip != nil && ip.IsUnspecified():
		host = outside()
	}
	return a.at(host, node)
}

func (a Address) at(host string, node int) string {
	scheme := "http://"
	if a.TLS != nil {
		scheme = "https://"
	}
	return scheme + net.JoinHostPort(host, strconv.Itoa(a.Port+node))
}

// outside is the first address at which others may reach this machine.
func outside() string {
	all, _ := net.InterfaceAddrs() // without any there is nobody
	for _, a := range all {
		if on, ok := a.(*net.IPNet); ok && on.IP.IsGlobalUnicast() && on.IP.To4() != nil {
			return on.IP.String()
		}
	}
	return "localhost"
}

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
