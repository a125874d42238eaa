// Package files writes the files that the program was asked for, so that no failure
// leaves half a file behind or takes an old one away.
//
// A file is written aside, under a name of its own in the same directory, flushed to
// the disk, and only then renamed to the name that was asked for: whoever looks sees
// the old file or the new one, whole. What was there decides how:
//
//   - a file keeps its permission bits, and one that is write-protected is refused;
//     a new file gets those that the user's umask leaves;
//   - a symbolic link stays one: the file that it points to is replaced, or made;
//   - a device or a named pipe cannot be replaced by a file, and is written to directly;
//   - a directory is refused.
//
// A file that grows while a run goes on is a [File], from [Create] to [File.Commit].
// Files that belong together go into a directory by [WriteAll]: all of them or none.
//
// [Check] and [CheckAll] tell before a long run what would be stumbled over after it.
package files
