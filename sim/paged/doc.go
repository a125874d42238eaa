// Package paged holds long lists of which copies are cheap: a world that is copied for going
// back in time shares them with its copies, page by page, until one of them writes.
package paged
