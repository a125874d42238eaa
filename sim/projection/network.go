package projection

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// linkViews draws both directions of a link as one.
func (w *Projection) linkViews(v *view.View) {
	v.Settings.DelayMin, v.Settings.DelayMax = w.delays()
	for _, l := range w.cluster.Network.Links() {
		if l.From > l.To || len(v.Links) == linksShown {
			continue
		}
		back, _ := w.cluster.Network.LinkOf(l.To, l.From)
		v.Links = append(v.Links, view.Link{
			A:          int(l.From),
			B:          int(l.To),
			Delay:      l.Delay,
			Jitter:     l.Jitter.Amount,
			Loss:       max(l.Loss, back.Loss),
			Bandwidth:  narrower(l.Bandwidth, back.Bandwidth),
			Cut:        l.Cut || back.Cut,
			Held:       l.Held || back.Held,
			Parted:     l.Parted || back.Parted,
			Asymmetric: l.LinkParams != back.LinkParams,
			Open:       openWays(&l, &back),
			Banned:     w.banned(l.From, l.To) || w.banned(l.To, l.From),
		})
	}
}

// openWays are the ways that are open of a link of which one is not.
func openWays(there, back *netsim.Link) view.Ways {
	stopped := func(l *netsim.Link) bool { return l.Cut || l.Held || l.Parted }
	switch {
	case stopped(back) && !stopped(there):
		return view.OnlyThere
	case stopped(there) && !stopped(back):
		return view.OnlyBack
	}
	return view.BothWays
}

// delays are the least and the greatest delay of any link; the greatest counts
// uniform jitter in full.
func (w *Projection) delays() (least, most netsim.Time) {
	for i, l := range w.cluster.Network.Links() {
		if i == 0 || l.Delay < least {
			least = l.Delay
		}
		most = max(most, l.Delay+l.Jitter.Amount)
	}
	return least, most
}

// narrower is the smaller of two bandwidths; 0 is unlimited.
func narrower(a, b float64) float64 {
	if a == 0 || (b != 0 && b < a) {
		return b
	}
	return a
}

func (w *Projection) flightViews(v *view.View) {
	v.Flying = int(w.cluster.Network.Counters().InFlight)
	for _, p := range w.cluster.Network.Flights(FlightsShown) {
		t := watch.TransmissionOf(&p, p.At)
		v.Flights = append(v.Flights, view.Flight{From: t.From, To: t.To, Kind: t.Kind, Text: t.Text, Block: t.Block, Sent: t.Sent, Arrival: t.End})
	}
}
