// Package grammar is how commands are written: what a [Command] says of itself in its [Row], the
// kinds of arguments that are about a world or about money, and what comes of a list of rows, a
// [Language]: its parser, its completion and its help. Which commands there are it does not
// know; package command lists them.
//
// # Reading
//
// A line begins with the name of a command. Its row has a function that reads the rest, from
// [Arguments]: [Read] takes a word that must be there, [Optional] one that may be left out,
// [Option] a key=value. Each is told the kind of what it expects. Package argument has the
// kinds that are about any values, such as durations; those that need to know what there is
// ([Known]) are here. Some arguments are more than a word: the two ends of links
// ([Arguments.Pair]), a message under way ([Arguments.Message]), the groups of a partition
// ([Arguments.Groups]).
//
// # Completing
//
// The function that reads a command's arguments serves the completion, too: it runs on the
// words before the cursor, and what it would have accepted next is what is offered. Nothing
// can thus be offered that would be refused for its kind, and no command can be without
// completion.
//
// # Words that are taken
//
// A node, a region or a payment can be given a word of the user's own. It must not be one that
// lines would take for something else: a number of a node, or a word that stands where a node
// could stand. Rows say which words those are ([Row.Reserves]).
package grammar
