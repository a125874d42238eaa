package netsim_test

import (
	"errors"
	"testing"

	"example.com/sosocoin/netsim"
)

// first is the name of the message under way that arrives first.
func (l lab) first() (netsim.NodeID, uint64) {
	l.t.Helper()
	under := l.Flights(1)
	if len(under) == 0 {
		l.t.Fatal("nothing is under way")
	}
	return under[0].Src, under[0].Seq
}

func TestTampering(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.send(0, 1, "a")
		l.send(0, 1, "b")
		l.send(0, 1, "c")
		src, seq := l.first()
		l.ok(l.Discard(src, seq))
		src, seq = l.first()
		l.ok(l.Delay(src, seq, 50*ms))
		src, seq = l.first() // c
		number, err := l.Duplicate(src, seq, 20*ms)
		l.ok(err)
		if number != netsim.FirstCopy {
			t.Errorf("the first copy has number %d", number)
		}
		l.AdvanceTo(110 * ms)
		l.ok(l.Delay(0, number, 100*ms))
		l.AdvanceTo(netsim.Second)
		l.diary(1, "100 c from 0", "150 b from 0", "220 c from 0")
		if c := l.Counters(); c.Sent != 4 || c.Delivered != 3 || c.Dropped[netsim.DropDiscarded] != 1 {
			t.Errorf("counters: %+v", c)
		}
		for _, err := range []error{l.Discard(src, seq), l.Delay(0, 99, 1), l.Delay(7, 0, 1)} {
			var gone *netsim.PacketError
			if !errors.As(err, &gone) {
				t.Errorf("a message that is not under way: %v", err)
			}
		}
		var wrong *netsim.ParamError
		if err := l.Delay(0, 0, 0); !errors.As(err, &wrong) {
			t.Errorf("a delay of 0: %v", err)
		}
		if _, err := l.Duplicate(0, 0, -1); !errors.As(err, &wrong) {
			t.Errorf("a copy before the original: %v", err)
		}
	})
}

// What is held back can be tampered with as well; it goes when it is released.
func TestTamperingWithHeldMessages(t *testing.T) {
	eachExec(t, 2, func(t *testing.T, l lab) {
		l.ok(l.Hold(0, 1))
		for _, text := range []string{"a", "b", "c"} {
			l.send(0, 1, text)
		}
		l.AdvanceTo(200 * ms)
		src, seq := l.first()
		l.ok(l.Discard(src, seq))
		src, seq = l.first()
		l.ok(l.Delay(src, seq, 400*ms)) // due at 100 ms, and so at 500 ms now
		l.AdvanceTo(300 * ms)
		src, seq = l.first()
		_, err := l.Duplicate(src, seq, 0)
		l.ok(err)
		l.ok(l.Release(0, 1))
		l.AdvanceTo(netsim.Second)
		l.diary(1, "300 c from 0", "300 c from 0", "500 b from 0")
	})
}
