package nodeset

// Names are words that stand for nodes: those that the command name gave them.
type Names map[string]Node

// Of is a node's name: the one that it was given, else n3.
func (n Names) Of(node Node) string {
	for word, named := range n {
		if named == node {
			return word
		}
	}
	return node.String()
}

// Give calls a node by a word; it loses the one that it had.
func (n Names) Give(node Node, word string) {
	for other, named := range n {
		if named == node {
			delete(n, other)
		}
	}
	n[word] = node
}
