// Package files writes the files that the program was asked for, so that no failure
// leaves half a file behind or takes an old one away, and reads those that it was given.
//
// A file is written aside, under a name of its own in the same directory, flushed to
// the disk, and only then renamed to the name that was asked for: whoever looks sees
// the old file or the new one, whole. What was there decides how:
//
//   - a file keeps its permission bits, and one that is write-protected is refused;
//     a new file gets those that the user's umask leaves;
//   - a symbolic link stays one: the file that it points to is replaced, or made;
//   - a descriptor that the program was started with, such as /dev/stdout, /dev/fd/3 or -,
//     is written to as it is open: from where it is on, at the end where the shell opened
//     it for that, in order with whatever else is written there;
//   - a device or a named pipe cannot be replaced by a file, and is written to directly;
//   - a directory, a socket and a disk are refused.
//
// While it is written, a file aside is locked, so that one that a killed process has left
// is told from that of a living one: the next file in that directory removes it.
// That is why google/renameio is not used: it keeps no lock, and what a killed process has
// left stays for ever. It would also put a new file in the place of a device, and has no
// directory written all or nothing.
//
// A file that grows while a run goes on is a [File], from [Create] to [File.Commit].
// Files that belong together go into a directory by [WriteAll]: all of them or none.
// [Save] is for whoever keeps a terminal busy, and writes files only.
//
// [Check] and [CheckAll] tell before a long run what would be stumbled over after it, and a
// [Place] whether two names lead to one file. [Text] is what a file of text says, whatever
// its lines end with.
package files
