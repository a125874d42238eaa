package sim

import (
	"slices"

	"example.com/sosocoin/sim/command"
)

// Name is a node's name when the view was taken; "-" for nobody.
func (v *View) Name(id int) string {
	if id < 0 {
		return "-"
	}
	if id < len(v.Nodes) && v.Nodes[id].ID == id {
		return v.Nodes[id].Name
	}
	if i := slices.IndexFunc(v.Nodes, func(n NodeView) bool { return n.ID == id }); i >= 0 {
		return v.Nodes[i].Name
	}
	return command.Node(id).String()
}

// Numbered reports whether a node has no other name than its number.
func (v *View) Numbered(id int) bool { return v.Name(id) == command.Node(id).String() }

// List writes nodes by their names, those that have none in ranges.
func (v *View) List(ids []int) string {
	if len(v.Known.Names) == 0 {
		return command.FormatNodes(ids)
	}
	return command.ListNodes(ids, v.Name)
}

// Members are the nodes of a region.
func (v *View) Members(region string) ([]int, error) {
	var inside []int
	for i := range v.Nodes {
		if v.Nodes[i].Region == region {
			inside = append(inside, v.Nodes[i].ID)
		}
	}
	switch {
	case !slices.Contains(v.Known.Regions, region):
		return nil, &command.NoRegionError{Region: region, Regions: v.Known.Regions}
	case inside == nil:
		return nil, &command.NoRegionError{Region: region, Empty: true}
	}
	return inside, nil
}
