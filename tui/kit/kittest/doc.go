// Package kittest is what tests of panels need: made-up worlds to look at, and a stage that
// shows one panel alone and works it by keys and clicks. No program uses it.
package kittest
