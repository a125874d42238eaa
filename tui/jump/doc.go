// Package jump names the places on a screen that one can go to by letters: by one where there
// are enough, else the last ones by two.
package jump
