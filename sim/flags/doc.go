// Package flags is the command line's contract: which flags there are, what they
// mean, and how a wrong one is refused.
//
// Every value is kept as it was written and read only in Settings, so that each
// refusal has one form, whatever is wrong: the flag, what was found, what was
// expected. "--loss: 1.5 is not a probability from 0 to 1". Values are read by the
// same functions as those of the command language, so that 2kH/s, 5% and 0,2-4
// mean the same behind a flag and in a command.
//
// Each flag has a variable of the environment, and most can stand in the user's file
// (sim/config). A flag counts before its variable, that before the file, and that before
// the default; Fill sees to it, and a refusal names the place.
package flags
