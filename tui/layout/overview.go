package layout

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// overview shows as many panels as have room, at a size at which they are of use. rows is how
// many the node table would like.
func overview(body grid.Rect, rows int) part {
	switch {
	case body.W >= 160 && body.H >= 40:
		return wide(body, rows)
	case body.W >= 100 && body.H >= 27:
		return medium(body, rows)
	case body.W >= 140:
		return flat(body)
	case body.H >= 36:
		return tall(body, rows)
	}
	return short(body, rows)
}

// wide has a place for every panel: 200x60. None is to be empty while another is cut: the
// table of the nodes has the lines that they need, the charts those that all of them take.
func wide(body grid.Rect, rows int) part {
	top := tableHeight(rows, body.H*2/5)
	return beside(1,
		above(36, place(top, kit.AreaTop), above(body.H-top, place(1, kit.AreaNode), place(1, kit.AreaProse))),
		above(64,
			place(25, kit.AreaBroad),
			beside(48, place(1, kit.AreaSquare), place(1, kit.AreaGraphs)),
			others(27, kit.AreaEvents),
		),
	)
}

// medium has three rows: 120x40. The first has the lines that a map of the nodes needs, which
// is more than their table does: of a few nodes not many, so that the others are not cut.
func medium(body grid.Rect, rows int) part {
	const aroundMap = 6
	top := max(min(body.H/3, max(rows, 2)+aroundMap), tableHeight(rows, body.H*42/100))
	return above(1,
		beside(top, place(1, kit.AreaTop), place(1, kit.AreaSquare)),
		above(body.H-top,
			place(48, kit.AreaBroad),
			beside(52, place(1, kit.AreaNode), others(1, kit.AreaEvents)),
		),
	)
}

// flat is for a window that is wide but low.
func flat(body grid.Rect) part {
	const nodes = 72
	return beside(1, place(nodes, kit.AreaTop), others(body.W-nodes, kit.AreaNone))
}

// tall is for a window that is narrow but high.
func tall(body grid.Rect, rows int) part {
	top := tableHeight(rows, body.H/3)
	return above(1, place(top, kit.AreaTop), above(body.H-top, place(45, kit.AreaBroad), others(55, kit.AreaNone)))
}

// short has the node table above and everything else in tabs below: 80x24.
func short(body grid.Rect, rows int) part {
	most := (body.H + 1) / 2
	if rows+3 == most+1 { // a line more shows all of them
		most++
	}
	top := tableHeight(rows, most)
	return above(1, place(top, kit.AreaTop), others(body.H-top, kit.AreaNone))
}

// tableHeight is the height of a node table with its frame and header, no more
// than the part that it may take.
func tableHeight(rows, most int) int { return min(max(rows, 1)+3, most) }
