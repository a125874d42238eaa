package grid

// Rect is a rectangle of cells: X and Y of its upper left cell, its width and its
// height. One with W or H below 1 is empty and holds no cell.
type Rect struct{ X, Y, W, H int }

// Empty reports whether r holds no cell.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Right is the first column to the right of r.
func (r Rect) Right() int { return r.X + r.W }

// Bottom is the first line below r.
func (r Rect) Bottom() int { return r.Y + r.H }

// Contains reports whether the cell at x, y is in r.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Inset returns r without n cells on every side.
func (r Rect) Inset(n int) Rect { return r.InsetXY(n, n) }

// InsetXY returns r without dx columns left and right and dy lines above and below.
func (r Rect) InsetXY(dx, dy int) Rect {
	return Rect{r.X + dx, r.Y + dy, max(r.W-2*dx, 0), max(r.H-2*dy, 0)}
}

// Intersect returns the cells that r and s share.
func (r Rect) Intersect(s Rect) Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	return Rect{x, y, max(min(r.Right(), s.Right())-x, 0), max(min(r.Bottom(), s.Bottom())-y, 0)}
}

// SplitTop cuts h lines off the top; the rest is what lies below.
func (r Rect) SplitTop(h int) (top, rest Rect) {
	h = min(max(h, 0), max(r.H, 0))
	return Rect{r.X, r.Y, r.W, h}, Rect{r.X, r.Y + h, r.W, r.H - h}
}

// SplitBottom cuts h lines off the bottom; the rest is what lies above.
func (r Rect) SplitBottom(h int) (bottom, rest Rect) {
	rest, bottom = r.SplitTop(max(r.H, 0) - min(max(h, 0), max(r.H, 0)))
	return bottom, rest
}

// SplitLeft cuts w columns off the left; the rest is what lies to the right.
func (r Rect) SplitLeft(w int) (left, rest Rect) {
	w = min(max(w, 0), max(r.W, 0))
	return Rect{r.X, r.Y, w, r.H}, Rect{r.X + w, r.Y, r.W - w, r.H}
}

// SplitRight cuts w columns off the right; the rest is what lies to the left.
func (r Rect) SplitRight(w int) (right, rest Rect) {
	rest, right = r.SplitLeft(max(r.W, 0) - min(max(w, 0), max(r.W, 0)))
	return right, rest
}

// Line returns the line i of r, counted from its top, as a rectangle of height 1; it
// is empty when r has no such line.
func (r Rect) Line(i int) Rect {
	if i < 0 || i >= r.H {
		return Rect{r.X, r.Y, r.W, 0}
	}
	return Rect{r.X, r.Y + i, r.W, 1}
}

// Centre returns the rectangle of at most w x h cells in the middle of r.
func (r Rect) Centre(w, h int) Rect {
	w, h = min(max(w, 0), max(r.W, 0)), min(max(h, 0), max(r.H, 0))
	return Rect{r.X + (r.W-w)/2, r.Y + (r.H-h)/2, w, h}
}
