// Package glossary says what the words on the screen mean, and in which lesson each is seen.
package glossary
