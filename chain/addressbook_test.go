package chain

import (
	"sync"
	"testing"
)

// A book says of every address what the curve says, however often and from wherever it
// is asked.
func TestAddressBook(t *testing.T) {
	var book addressBook
	var wrong Address
	wrong[0] = 5
	addresses := []Address{testKey(1).Address(), wrong, testKey(2).Address(), {}}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 3 {
				for _, a := range addresses {
					if got := book.valid(a); got != a.valid() {
						t.Errorf("%v is valid: %t", a, got)
					}
				}
			}
		})
	}
	all.Wait()
	if len(book.known) != 2 {
		t.Errorf("the book has %d addresses, want the 2 valid ones", len(book.known))
	}
	for i := 0; len(book.known) < bookLimit; i++ {
		book.known[Address{byte(i), byte(i >> 8), byte(i >> 16), 1}] = struct{}{}
	}
	if !book.valid(testKey(3).Address()) || len(book.known) != 1 {
		t.Errorf("a full book has %d addresses after one more, want 1", len(book.known))
	}
}
