package netsim

import "fmt"

// NodeError says that there is no such node.
type NodeError struct {
	Node  NodeID
	Nodes int // how many there are
}

func (e *NodeError) Error() string {
	if e.Nodes == 0 {
		return fmt.Sprintf("node %d: there are no nodes", e.Node)
	}
	return fmt.Sprintf("node %d: there are nodes 0 to %d only", e.Node, e.Nodes-1)
}

// LinkError says what is wrong with a link that was named.
type LinkError struct {
	From, To NodeID
	Problem  LinkProblem
}

// LinkProblem is a way in which a link can be wrong.
type LinkProblem uint8

// The problems with links.
const (
	LinkToSelf  LinkProblem = iota // a node cannot be linked with itself
	LinkExists                     // they are linked already
	LinkMissing                    // they are not linked
	LinkCut                        // that direction is cut already
	LinkNotCut                     // that direction is not cut
	LinkHeld                       // that direction is held already
	LinkNotHeld                    // that direction is not held
)

// String says it in words.
func (p LinkProblem) String() string {
	return [...]string{"a node cannot be linked with itself", "they are linked already", "they are not linked",
		"the link is cut already", "the link is not cut", "the link is held already", "the link is not held"}[p]
}

func (e *LinkError) Error() string {
	return fmt.Sprintf("link from node %d to node %d: %v", e.From, e.To, e.Problem)
}

// StateError says that a node is not in the state that an operation is for.
type StateError struct {
	Op   string // such as "crash"
	Node NodeID
	Have State
}

func (e *StateError) Error() string {
	return fmt.Sprintf("cannot %s node %d: it is %v", e.Op, e.Node, e.Have)
}

// PartitionError says why groups are no partition.
type PartitionError struct {
	Problem PartitionProblem
	Node    NodeID // with NodeTwice
	Groups  int    // groups found, that of the unnamed nodes included
}

// PartitionProblem is a way in which groups can be wrong.
type PartitionProblem uint8

// The problems with partitions.
const (
	NodeTwice    PartitionProblem = iota // a node is in two groups, or in one twice
	EmptyGroup                           // a group has no node
	OneGroup                             // fewer than two groups
	NotTwoGroups                         // one-way, and not exactly two groups
)

func (e *PartitionError) Error() string {
	switch e.Problem {
	case NodeTwice:
		return fmt.Sprintf("partition: node %d is named twice", e.Node)
	case EmptyGroup:
		return "partition: a group has no nodes"
	case OneGroup:
		return fmt.Sprintf("partition: %d group found, at least 2 needed", e.Groups)
	}
	return fmt.Sprintf("partition: %d groups found, a one-way partition has exactly 2", e.Groups)
}
