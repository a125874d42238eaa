// Package lanes draws the block tree: time runs to the right, disagreement downwards.
//
//	117    118    119    120    121    122    123
//	●77aa──●0b3c┬─●a91e──●3e8f──●51b2┬─●8c19──◉40aa ◂n0,n1,n2
//	            │                    │
//	            ╰─○c04d              │
//	                                 │
//	                                 ╰─○d2f0──◎6b6e ◂n3,n4
//
// A column is a height. A lane is a line of the drawing, and a branch keeps its lane for
// life: what has been drawn stays where it is while blocks are added, so that the eye
// can follow. A block goes straight on in its parent's lane if it is the first one
// there. Of several that become known together, the one of the best chain does, then
// the one with the longest branch behind it. The others open a lane of their own, the
// nearest one that crosses little. When a later branch overtakes, nothing moves: the
// best chain (● and a bright line) simply runs on in the other lane from then on, and
// the blocks left behind turn into ○. That is what a reorganisation looks like. A lane
// whose branch nobody follows any more is used again some columns later, so that an
// hour's run needs no more lanes than the liveliest moment did.
//
// The marks: ● in the best chain, ○ beside it, ◉ the best tip, ◎ any other tip that
// some node follows, ✗ a block that some node's rules refuse. Behind a tip stand the
// nodes on it. Colours are the miners'.
//
// What is new glows for half a block interval of virtual time, brightly at first, and
// has a sign before its mark: + for a block just found, ↑ for one that a reorganisation
// has put on, ↓ for one that it has taken off. A height at which nodes follow different
// blocks has their number behind it, 121×2, until the race is over. The line below the
// tree says in words what there is to see: a reorganisation just now, a race, a split.
//
// Which lane a block is in must stay, and so lives in a Layout, which the caller keeps
// from frame to frame; Draw updates it. All else follows from the view.
package lanes
