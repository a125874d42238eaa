// Package tries says when a miner of a hash rate makes its tries in virtual time, and how many
// of them are worth hashing at once. What is tried is the node's business.
//
// A node with r hashes per virtual second makes one try in each period of 1/r, at a random place
// in it, whatever it works on: a new tip changes the template and not the tries. So at any moment
// a node is as likely to try as at any other, whatever its neighbours do, even where it makes
// less than one try a block. (Tries at equal distances would keep the offset between two nodes
// for ever, and a race of few tries would depend on it.) The node hashes its next slice of tries
// at once, on its own goroutine; if one of them reaches the target, a timer brings it back at the
// very moment of that try.
//
// A slow node, which makes only a few tries while a block spreads from one end of its
// interval to the other, does not hash ahead: most of it would be void. It makes each
// try at the moment of that try.
package tries
