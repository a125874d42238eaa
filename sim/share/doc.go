// Package share writes a text, such as the journal of a run, as one short line that can be sent
// to somebody, and reads it back.
//
// A line is a version, a colon, and base64 without padding, in the letters that shells and URLs
// leave alone: four bytes of a checksum, how many bytes follow, and the text, deflated with a
// dictionary of what journals are made of. The dictionary belongs to the version: who changes
// it makes another version of it.
package share
