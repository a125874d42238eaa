// Package layout shares out a window among panels: pure functions from a size to rectangles.
//
// A layout is a tree of parts. A part is shared out, side by side or one below the other,
// among others, or is a slot for a panel or for several as tabs. The overview has a tree of
// its own for each class of windows; the other layouts are rows of panels, as users write
// them, too, and where a window is too small for one, neighbours are put together as tabs.
// So any layout fits any window, its slots tile it exactly, and every panel is in one of them.
package layout
