// Package audit writes the blocks of a run as bytes, and checks such a file from its bytes alone:
// proof of work, targets, Merkle roots, signatures, amounts, and all other rules but the one that
// looks at a node's clock. So a figure can be checked by others, and with other programs.
//
// The file has a JSON object a line: first the parameters of consensus, then a block each, parents
// before their children. What its bytes are stands in the docstrings of chain.Header.Encode and
// chain.Tx.Encode.
package audit
