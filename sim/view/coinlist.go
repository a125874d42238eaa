package view

import "sync"

// CoinList is the largest unspent outputs of a tip, largest amount first. It is
// made when somebody looks, on the goroutine of the one who looks: of a long
// chain there are too many to sort them for every view. It is safe for
// concurrent use; the zero value and nil are empty.
type CoinList struct {
	once  sync.Once
	make  func() []Coin
	coins []Coin
}

// LazyCoins returns the list that list makes when somebody looks.
func LazyCoins(list func() []Coin) *CoinList { return &CoinList{make: list} }

// NewCoinList returns a list of these coins.
func NewCoinList(coins ...Coin) *CoinList {
	return &CoinList{make: func() []Coin { return coins }}
}

// All returns the coins.
func (l *CoinList) All() []Coin {
	if l == nil {
		return nil
	}
	l.once.Do(func() {
		if l.make != nil {
			l.coins, l.make = l.make(), nil
		}
	})
	return l.coins
}
