package compact

import "example.com/sosocoin/chain"

// Missing returns the indexes of the transactions that are not there, in order.
func Missing(txs []*chain.Tx) []int {
	var indexes []int
	for i, tx := range txs {
		if tx == nil {
			indexes = append(indexes, i)
		}
	}
	return indexes
}

// Select returns the transactions of a block at the given indexes, unless these make no
// sense: they rise.
func Select(block *chain.Block, indexes []int) (txs []*chain.Tx, ok bool) {
	last := -1
	for _, i := range indexes {
		if i <= last || i >= len(block.Txs) {
			return nil, false
		}
		txs = append(txs, block.Txs[i])
		last = i
	}
	return txs, true
}

// Fill puts an answer where transactions are missing. One with too many or too few says
// nothing of where its transactions belong, and changes nothing.
func Fill(txs, answer []*chain.Tx) {
	holes := Missing(txs)
	if len(holes) != len(answer) {
		return
	}
	for i, hole := range holes {
		txs[hole] = answer[i]
	}
}

// IndexesSize is the length of rising indexes on the wire, in bytes: each is told by how
// many it leaves out.
func IndexesSize(indexes []int) int {
	size, last := CountSize(len(indexes)), -1
	for _, i := range indexes {
		size += CountSize(i - last - 1)
		last = i
	}
	return size
}

// TxsSize is the length of a list of transactions on the wire, in bytes.
func TxsSize(txs []*chain.Tx) int {
	size := CountSize(len(txs))
	for _, tx := range txs {
		size += tx.Size()
	}
	return size
}

// CountSize is the length of a number on Bitcoin's wire, its CompactSize, in bytes.
func CountSize(n int) int {
	switch {
	case n < 0xfd:
		return 1
	case n <= 0xffff:
		return 3
	}
	return 5
}
