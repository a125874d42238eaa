// Package words writes what the dashboard counts and measures: times, amounts, rates, parts of
// a whole, and counts with their nouns. A quantity looks the same wherever it is shown.
package words
