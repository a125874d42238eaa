// Package sentences says lines of the log in sentences, for those who hear them or read them
// without the dashboard around: screen readers, and logs. They are made of the values of a
// line, none of its words.
package sentences
