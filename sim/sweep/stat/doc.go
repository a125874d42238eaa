// Package stat makes of many measurements a mean with its interval, and quantiles.
//
// A [Sample] takes measurements one after the other, in a fixed order, and needs no more
// memory however many come: the mean and its deviation are exact (Welford), and quantiles are
// of all values up to [MostKept], and of a fixed random choice of so many beyond. Everything is a
// function of the measurements and of their order.
//
// Quantiles of Student's and of the normal distribution are gonum's.
package stat
