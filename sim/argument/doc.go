// Package argument reads the words after a command's name, each as what is expected at its
// place. A [Kind] says what can stand there: how it is read, what a refusal says was expected, and
// what can be offered. A [Reader] hands out the words in their order ([Read], [Optional]) and the
// options by their names ([Option]); after the first refusal it hands out zero values, so whoever
// reads a line asks only once, at its end ([Reader.Finish]), whether it was right.
//
// Completion uses the same calls: a reader that is given the words before the cursor notes what
// could have followed the last of them ([Reader.Offered]). So nothing is offered that would be
// refused for its kind.
//
// The package knows neither commands nor worlds; a kind that depends on what there is, such as a
// node by its name, is made by whoever knows that.
package argument
