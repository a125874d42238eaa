// Package strict reads the bodies of requests, JSON objects and forms, strictly. What is wrong
// with one is said with what was expected, and with the status for it. No number is rounded:
// fields stay as they are written until somebody reads them.
package strict
