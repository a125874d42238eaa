// Package narrate says in a sentence or two what is happening between the nodes: who found
// a block and who has it, a fork and who follows which side, a reorganisation, a partition.
// It is for people who see such a thing for the first time, so it uses the field's words
// where they belong, and nothing in it changes faster than the world does.
package narrate
