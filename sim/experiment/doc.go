// Package experiment has the experiments that are built in: each a sweep of worlds of which
// a paper says what comes out, and a verdict on each of its cells.
//
// An [Experiment] is a list of cases. A [Case] says how a world is set up and what is expected of
// which figure: what a law says, or a range that was published. It lies inside if the mean is
// no farther off than chance explains, by an interval of 99 %, and what the experiment allows for
// where the model of the law is not quite that of the world.
//
// An experiment is added by a file with a function, and a line in [All].
package experiment
