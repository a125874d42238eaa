// Package source is what the tests know about the code of this module. [Packages] finds all
// packages. The tests here say what any code keeps to: results depend on the seed alone, no type
// and no package grows too large to be read, and nothing reads words that were made for people.
// Which package may import which is said at the top level, in main_test.go.
package source
