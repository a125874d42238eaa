package grid

// Glyphs is a set of the characters that stand for something on the dashboard. All of
// them are one column wide.
type Glyphs struct {
	// Borders and edges.
	Horizontal, Vertical                       rune // ─ │
	TopLeft, TopRight, BottomLeft, BottomRight rune // ╭ ╮ ╰ ╯
	TeeDown, TeeUp, TeeRight, TeeLeft, Cross   rune // ┬ ┴ ├ ┤ ┼
	Rise, Fall, Diagonals                      rune // ╱ ╲ ╳
	Thick, ThickVertical                       rune // ━ ┃
	// Blocks of the tree.
	Main, Side, Best, Tip, Kept, Invalid, New rune // ● ○ ◉ ◎ ◌ ✗ +
	// Messages and links of the map.
	Block, Tx, Inv, Sync, Ask, Link, Cut, Held, Wall, Away rune // ■ ▪ ∙ ◆ ◇ · ⋯ ┄ ╎ □
	// Pointers and marks.
	PointLeft, PointRight, PointUp, PointDown  rune // ◂ ▸ ▴ ▾
	ArrowLeft, ArrowRight, ArrowUp, ArrowDown  rune // ← → ↑ ↓
	Play, Pause, Warn, Check, Bullet, Ellipsis rune // ▶ ‖ ⚠ ✓ · …
	Cursor, Times                              rune // ▏ ×
	// Bars from nearly empty to full.
	Bars [8]rune // ▁▂▃▄▅▆▇█
	// Two dots from the foot of a line to its head.
	Dots [4]rune // ⣀⠤⠒⠉
}

// Unicode is the set for terminals with a modern font.
var Unicode = Glyphs{
	Horizontal: '─', Vertical: '│',
	TopLeft: '╭', TopRight: '╮', BottomLeft: '╰', BottomRight: '╯',
	TeeDown: '┬', TeeUp: '┴', TeeRight: '├', TeeLeft: '┤', Cross: '┼',
	Rise: '╱', Fall: '╲', Diagonals: '╳',
	Thick: '━', ThickVertical: '┃',
	Main: '●', Side: '○', Best: '◉', Tip: '◎', Kept: '◌', Invalid: '✗', New: '+',
	Block: '■', Tx: '▪', Inv: '∙', Sync: '◆', Ask: '◇', Link: '·', Cut: '⋯', Held: '┄', Wall: '╎', Away: '□',
	PointLeft: '◂', PointRight: '▸', PointUp: '▴', PointDown: '▾',
	ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓',
	Play: '▶', Pause: '‖', Warn: '⚠', Check: '✓', Bullet: '·', Ellipsis: '…',
	Cursor: '▏', Times: '×',
	Bars: [8]rune{'▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'},
	Dots: [4]rune{'⣀', '⠤', '⠒', '⠉'},
}

// ASCII is the set for any terminal and any font.
var ASCII = Glyphs{
	Horizontal: '-', Vertical: '|',
	TopLeft: '+', TopRight: '+', BottomLeft: '+', BottomRight: '+',
	TeeDown: '+', TeeUp: '+', TeeRight: '+', TeeLeft: '+', Cross: '+',
	Rise: '/', Fall: '\\', Diagonals: 'X',
	Thick: '=', ThickVertical: '"',
	Main: '*', Side: 'o', Best: '@', Tip: 'O', Kept: '%', Invalid: '!', New: '=', // corners are '+'
	Block: '#', Tx: '+', Inv: ',', Sync: '%', Ask: '?', Link: '-', Cut: '.', Held: '=', Wall: ':', Away: 'o',
	PointLeft: '<', PointRight: '>', PointUp: '^', PointDown: 'v',
	ArrowLeft: '<', ArrowRight: '>', ArrowUp: '^', ArrowDown: 'v',
	Play: '>', Pause: '"', Warn: '!', Check: 'v', Bullet: '.', Ellipsis: '~',
	Cursor: '_', Times: 'x',
	Bars: [8]rune{'_', '_', '.', '.', '-', '=', '#', '#'},
	Dots: [4]rune{',', ':', '"', '\''},
}

// Narrow is the set for terminals that draw East Asian ambiguous characters two columns
// wide: none of its characters is one.
func Narrow() Glyphs {
	gl, u := ASCII, &Unicode
	gl.Best, gl.Kept, gl.Invalid, gl.Tx, gl.Inv, gl.Wall = u.Best, u.Kept, u.Invalid, u.Tx, u.Inv, u.Wall
	gl.PointLeft, gl.PointRight, gl.PointUp, gl.PointDown = u.PointLeft, u.PointRight, u.PointUp, u.PointDown
	gl.Warn, gl.Check, gl.Dots = u.Warn, u.Check, u.Dots
	return gl
}

// twin returns the ASCII character that stands for r on a terminal that can show no
// others.
func twin(r rune) rune {
	if r = clean(r); r < 0x7f {
		return r
	}
	for i, u := range markTwins {
		if u == r {
			return rune(markTwins[i+len(string(u))])
		}
	}
	return unknown
}

// markTwins lists characters, each followed by its ASCII twin; the most frequent ones
// come first.
const markTwins = "─-│|╭+╮+╰+╯+●*○o◉@◎O◌%┬+┴+├+┤+┼+·.╱/╲\\…~╎:■#▪+∙,◆%◇?□o◂<▸>▴^▾v✗!" +
	"┄=⋯.╳X×x✘x✓v←<→>↑^↓v◀<▶>▲^▼v‖\"⚠!•.≈~»>▏_▌|┃\"━=┊:┆:" +
	"▁_▂_▃.▄.▅-▆=▇#⣀,⠤:⠒\"⠉'█#–-—-−-‐-‑-“\"”\"„\"’'‘'"
