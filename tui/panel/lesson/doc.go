// Package lesson is the panel of a lesson or a scenario that is played: what it says, what
// there is to do, and what has been done. Without one it lists those that there are.
package lesson
