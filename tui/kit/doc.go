// Package kit is what the dashboard's panels and overlays are built of: the frame that they
// draw in, lists and tables with a cursor, an order and a filter, boxes of text, and the host
// that they ask to do things.
//
// It knows the keys and the pictures of a world, and no panel. What is drawn of blocks, coins
// and messages belongs to the panel that shows it.
package kit
