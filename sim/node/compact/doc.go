// Package compact is compact blocks as BIP 152 has them: blocks without the transactions
// that their receiver may have. It knows what such a block is made of, how it is put
// together again and how large it is on the wire. Who asks whom for what, and when, is the
// node's business.
//
//	shortid.go  the short ids of transactions
//	form.go     a block in compact form
//	rest.go     what its receiver lacks: the question for it, and the answer
//	model.go    the same for payloads, which are in nobody's mempool
//	role.go     a node's own part in it, and what that cost
package compact
