// Package conduct keeps what a node holds against its neighbours: what each has done that no
// honest one does, how much that weighs, and whom the node has banned, why and until when. What
// is wrong the node finds out itself, and it acts on a ban: see bans.go of package node.
//
// The numbers are those of the field. Bitcoin Core up to version 27 kept a score of a hundred
// points for each peer (net_processing.cpp, Misbehaving): an invalid block or transaction costs
// all of them, a message with too much in it 20. Whoever had none left was banned for 24 hours,
// or since version 0.21 is discouraged: his connection ends, and he gets another one only while
// there is room. Since version 28 one offence is enough. What may be bad luck fades, as the
// transient part of the ban score of btcd does, with a half-life of a minute
// (dynamicbanscore.go).
package conduct
