// Package plain is about text as people see it: what of it may be shown, how many
// columns it takes, and where a line of it may end.
//
// Much of what the program shows was written by somebody else: names of files and of
// variables, values of flags, what a scenario says. A terminal takes some characters for
// orders (ESC begins most of them), others turn the direction of what stands around them,
// or cannot be seen at all, so that a text reads as something that it is not (Unicode
// Technical Report 36, Security Considerations; CVE-2021-42574). [Text] and [Line] write
// such characters as Go does, \x1b or \u202e, and leave everything else as it is. Whatever
// people read goes through them:
//
//   - standard output and standard error through a [Writer], which leaves line breaks;
//   - names inside of error messages through Line, since a line break in a name must not
//     make a second message;
//   - the page of --report through a Writer;
//   - the dashboard's cells, which have no room for the long form, by [Visible];
//   - JSON, which is data, through [JSON]: the same characters, as JSON writes them.
//
// Letters of scripts that are written from right to left are text, and stay; so do joiners
// and selectors where they do what they are for, such as in emoji and in Persian.
//
// [Width] and [Wrap] know nothing of the environment: the same text is as wide everywhere.
package plain
