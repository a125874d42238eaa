// Package messages is the panel that shows who told what to whom: a line down for each node,
// time going downwards, and arrows for messages. What is under way can be dropped, delayed and
// duplicated.
package messages
