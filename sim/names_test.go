package sim

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
)

// All that is told of a node that was given a name calls it by that.
func TestWordsCallANodeByItsName(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Topology, c.Observe = 4, "line", true })
	mustDo(t, w, "name n0 mallory")
	mustDo(t, w, "mine all off")
	mustDo(t, w, "mine mallory on")
	w.AdvanceTo(100 * netsim.Second)
	number := regexp.MustCompile(`\bn0\b`)
	for _, c := range []struct{ line, want string }{
		{"mine mallory off", "mallory: mining off"},
		{"mine all off", "mallory,n1-n3: mining off"},
		{"send mallory n2 1", "mallory pays 1 to n2"},
		{"send n2 mallory 1000", "n2 cannot pay"},
		{"sync n0", "mallory: asking 1 peer"},
		{"hashrate 0,1 3", "mallory,n1: 3 hashes per second"},
		{"newkey n0", "mallory has a new address"},
		{"ask n0 n1 peers", "mallory asks n1"},
		{"ask n0 n3 peers", "mallory and n3 are not linked; link them first: link mallory n3"},
		{"link n0 n0", "another node than mallory"},
		{"link n0 n1", "mallory and n1 are linked already"},
		{"link n0 n3", "mallory and n3 are linked; both list each other"},
		{"cut n0 n2", "mallory and n2 are not linked; mallory has the peers n1,n3"},
		{"unlink n0 n3", "mallory and n3 are no longer linked"},
		{"latency 1s n0 n1", "latency 1s on mallory and n1"},
		{"cut n1 n0 oneway", "n1 to mallory: cut"},
		{"restore n2 n3", "n2 and n3: not cut"},
		{"partition n1 | n0,n2", "partition: n1 | mallory,n2 | n3"},
		{"heal", "whole"},
		{"drop n0 999999", "message 999999 of mallory is not under way; "},
		{"skew n0,n3 1s", "mallory,n3: clock off by 1s"},
		{"freeze n0", "mallory: frozen"},
		{"mine n0 on", "mallory is frozen, expected running; first: thaw mallory"},
		{"crash n0,n1", "mallory,n1: crashed"},
		{"mine n0,n1 off", "mallory is crashed, expected running; first: restart mallory"},
		{"thaw 0", "mallory is crashed"},
		{"restart all", "mallory,n1: running again"},
		{"balance n0", "mallory holds"},
		{"balance n1 at=n0", "on mallory's chain"},
		{"add peers=n0", "n4 added, linked with mallory"},
		{"send n0 n1 1 as=rent", "mallory pays 1 to n1"},
		{"respend rent n2 via=n0", "mallory refuses it"},
		{"name n0 mallory", "n0 is called mallory already"},
		{"name n1 mallory", "expected a name that no other node has; it is that of n0"},
		{"name mallory eve", "n0 is called eve from now on"},
	} {
		answer, err := w.DoLine(c.line)
		if err != nil {
			answer = err.Error()
		}
		if !strings.Contains(answer, c.want) || !strings.HasPrefix(c.line, "name") && number.MatchString(strings.TrimPrefix(answer, `column 9: found "n0"`)) {
			t.Errorf("%s: %q, want %q", c.line, answer, c.want)
		}
		w.AdvanceTo(w.Now() + netsim.Second)
	}
	w.AdvanceTo(w.Now() + 10*netsim.Second)
	v := w.View(1)
	for _, l := range v.Log {
		if strings.Contains(l.Text, "mallory") && !strings.HasPrefix(l.Text, "name ") || number.MatchString(l.Text) && !strings.HasPrefix(l.Text, "name n0 ") {
			t.Errorf("the log calls eve something else: %q", l.Text)
		}
	}
	told := false
	for _, l := range v.Log {
		told = told || strings.HasPrefix(l.Text, "n1: 2 peers: eve, n2")
	}
	if !told || v.Name(0) != "eve" || v.List([]int{0, 1, 2, 3}) != "eve,n1-n3" || v.Name(-1) != "-" {
		t.Errorf("no line of the log lists the peers of n1 by their names, or names are %q, %q, %q", v.Name(0), v.List([]int{0, 1, 2, 3}), v.Name(-1))
	}
}

// Lines of the log have numbers that stay, whatever nodes are called.
func TestLogLinesAreNumbered(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe = true })
	for range 20 {
		w.AdvanceTo(w.Now() + 100*netsim.Second)
		mustDo(t, w, "name n0 "+string(rune('a'+w.Now()/netsim.Second/100%20)))
		log := w.Clone().View(0).Log
		for i, l := range w.View(0).Log {
			if i > 0 && l.Number != log[i-1].Number+1 || !reflect.DeepEqual(l, log[i]) {
				t.Fatalf("line %d has number %d, in a copy %+v", i, l.Number, log[i])
			}
		}
	}
}
