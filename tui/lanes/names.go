package lanes

import (
	"strconv"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// The columns that names of nodes have in labels, at most. In a narrow drawing that shows
// hashes as well, longer ones are cut.
const (
	longestName = 8
	cutName     = 6
	roomyWidth  = 100
)

// nameWidth is how many columns the names of nodes take in labels.
func (p *picture) nameWidth(width int) int {
	most := longestName
	if p.o.Labels == Both && width < roomyWidth {
		most = cutName
	}
	n := 2
	for i := range p.v.Nodes {
		n = max(n, min(grid.Width(p.v.Nodes[i].Name), most))
	}
	return n
}

// short is a node's name in so many columns: its beginning, or where that of another node is
// the same, its beginning and its end.
func (p *picture) short(id, w int) string {
	name, ellipsis := p.name(id), p.th.Glyphs.Ellipsis
	cut := grid.Fit(name, w, ellipsis)
	if cut == name || w < 4 {
		return cut
	}
	for i := range p.v.Nodes {
		if p.v.Nodes[i].ID != id && grid.Fit(p.v.Nodes[i].Name, w, ellipsis) == cut {
			letters := []rune(name) // a name is of letters that are one column wide
			return string(letters[:w-3]) + string(ellipsis) + string(letters[len(letters)-2:])
		}
	}
	return cut
}

// fewFollowers is of how many nodes some are named where there is no room for all names.
const fewFollowers = 8

// followers tells who follows a tip, from the longest version to the shortest: all names, of a
// few nodes as many as there is room for and how many more there are, or how many there are.
func (p *picture) followers(nodes []int) []string {
	texts := []string{count(len(nodes), "node"), strconv.Itoa(len(nodes))}
	all, within := names(p.v, nodes, p.tree.W)
	if !within {
		return texts
	}
	var versions []string
	least := len(all) // pieces to be named
	if len(nodes) <= fewFollowers {
		least = 1
	}
	for left, at := 0, len(all); at >= least; at-- {
		list := strings.Join(all[:at].texts(), ",")
		if left > 0 {
			list += " +" + strconv.Itoa(left)
		}
		versions = append(versions, list)
		left += all[at-1].nodes
	}
	return append(versions, texts...)
}

// listed is one node, or several whose numbers follow each other.
type listed struct {
	text  string
	nodes int
}

type nameList []listed

func (l nameList) texts() (texts []string) {
	for _, n := range l {
		texts = append(texts, n.text)
	}
	return texts
}

// names lists the nodes' names, four and more numbers that follow each other as "n0-n7"; it
// is false when they are wider than so many cells.
func names(v *view.View, nodes []int, most int) (list nameList, within bool) {
	width := -1 // there is no comma before the first
	for i := 0; i < len(nodes) && width <= most; {
		end := i
		for v.Numbered(nodes[i]) && end+1 < len(nodes) && nodes[end+1] == nodes[end]+1 && v.Numbered(nodes[end+1]) {
			end++
		}
		one := listed{v.Name(nodes[i]), 1}
		if end-i >= 3 {
			one = listed{one.text + "-" + v.Name(nodes[end]), end - i + 1}
		}
		i += one.nodes
		list = append(list, one)
		width += 1 + grid.Width(one.text)
	}
	return list, width <= most
}
