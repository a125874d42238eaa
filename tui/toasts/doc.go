// Package toasts tells in passing what happens in a world, in short messages that go by
// themselves. What is worth one is worked out of two pictures of the world, the one before
// and the one after.
package toasts
