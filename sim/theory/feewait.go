package theory

import (
	"fmt"
	"math"
)

// feeWait is how long payments of a class of fees wait. Who pays more goes first, so that the payments in
// the dearest part of all, up to some rank, wait as if there were no others: the number of them is that of a
// queue with that part of the arrivals, served in batches (waiting). What a class between two ranks
// adds is the difference of two such numbers.
func feeWait() Law {
	return Law{
		Name:     "fee-wait",
		Predicts: "the mean time until a payment is in a block, of those whose fee has a rank between two parts of all",
		Unit:     Seconds,
		Paper:    "Kasahara and Kawahara 2016 (arXiv 1604.00103), a queue with priorities and service in batches, for exponential intervals: the partial-batch model of Gross and Harris, Fundamentals of Queueing Theory, section 3.2",
		Valid:    "payments come as a Poisson process and are of one size, none needs another, news takes no time; fewer come than blocks have room for",
		Params: []Param{
			{Name: "rate", Unit: PerSecond, Doc: "payments per second", Min: 1e-9, Max: 1e6, Default: 0.3},
			intervalParam(10),
			{Name: "batch", Unit: Count, Doc: "payments that a block has room for", Min: 1, Max: 1e6, Default: 4},
			{Name: "from", Unit: Share, Doc: "the part of all payments that pays more than the class", Max: 1},
			{Name: "to", Unit: Share, Doc: "that part and the class together", Max: 1, Default: 1},
		},
		Figure: "wait",
		check: func(v Values) error {
			switch {
			case v["from"] >= v["to"]:
				return &RangeError{"fee-wait", fmt.Sprintf("from is %s and to is %s; expected less than that", number(v["from"]), number(v["to"]))}
			case v["to"]-v["from"] < narrowest:
				return &RangeError{"fee-wait", fmt.Sprintf("the class is %s of all payments; expected a millionth or more, since less is lost in rounding", number(v["to"]-v["from"]))}
			case v["rate"]*v["to"]*v["interval"] >= v["batch"]:
				return &RangeError{"fee-wait", fmt.Sprintf("%s payments come in an interval, and a block has room for %s: the rest waits for ever", number(v["rate"]*v["to"]*v["interval"]), number(v["batch"]))}
			}
			return nil
		},
		value: func(v Values) float64 {
			rate, batch := v["rate"]*v["interval"], v["batch"]
			class := waiting(rate*v["to"], batch) - waiting(rate*v["from"], batch)
			return class / (v["rate"] * (v["to"] - v["from"]))
		},
	}
}

// narrowest is the least class that is told from none.
const narrowest = 1e-6

// waiting is the mean number of payments that wait, where so many come in an interval between blocks and each
// block takes a batch, or all. There are n with a chance (1-r) r^n, where r + r^2 + ... + r^batch is how many come.
func waiting(load, batch float64) float64 {
	low, high := 0.0, 1.0
	for range 100 {
		r := (low + high) / 2
		if -r*math.Expm1(batch*math.Log(r))/(1-r) > load {
			high = r
		} else {
			low = r
		}
	}
	return low / (1 - low)
}
