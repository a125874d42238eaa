package stat

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Interval is where the true mean lies with a given confidence, and how that was found.
type Interval struct {
	Low, High float64
	By        Method
}

// Half is half of its width.
func (i Interval) Half() float64 { return (i.High - i.Low) / 2 }

// Method is how an interval was found.
type Method string

// The methods.
const (
	None    Method = ""        // there is too little to tell
	Student Method = "student" // the mean of independent values
	Wilson  Method = "wilson"  // a share of independent trials
)

// Student is the interval of the mean of independent values; by None where there are fewer than
// two.
func (s *Sample) Student(confidence float64) Interval {
	if s.Count < 2 {
		return Interval{s.Mean(), s.Mean(), None}
	}
	half := s.Error() * quantileOfT(float64(s.Count-1), confidence)
	return Interval{s.mean - half, s.mean + half, Student}
}

// Error is the standard error of the mean.
func (s *Sample) Error() float64 { return s.Deviation() / math.Sqrt(float64(s.Count)) }

func quantileOfT(freedom, confidence float64) float64 {
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}.Quantile(0.5 + confidence/2)
}

// Pooled is the share of all trials together, and how many these are.
func (s *Sample) Pooled() (share, trials float64) {
	if s.trials == 0 {
		return math.NaN(), 0
	}
	return s.hits / s.trials, s.trials
}

// Wilson is the interval of the share of all trials together (Wilson 1927), which stays between
// 0 and 1 also where the share is near to one of them; by None where there are no trials.
func (s *Sample) Wilson(confidence float64) Interval {
	share, trials := s.Pooled()
	if trials == 0 {
		return Interval{share, share, None}
	}
	return wilson(share, trials, confidence)
}

func wilson(share, trials, confidence float64) Interval {
	z := distuv.UnitNormal.Quantile(0.5 + confidence/2)
	z2 := float64(z * z)
	middle := (share + z2/(2*trials)) / (1 + z2/trials)
	half := z / (1 + z2/trials) * math.Sqrt(float64(share*(1-share))/trials+z2/float64(4*trials*trials))
	return Interval{max(middle-half, 0), min(middle+half, 1), Wilson}
}
