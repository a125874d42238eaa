// Package tracks writes a run as trace events, which ui.perfetto.dev and chrome://tracing show: a
// track for each node, an arrow for each message, a mark for what a node tells.
//
// The form is the JSON array of the "Trace Event Format" (Google, 2016). Its arrows are the second
// version of flows, which name the same bind_id at both ends. Every event is written as it comes and
// none is kept, so that a run of any length takes no memory; the packets are known when they end,
// so that the events are not in the order of time, which readers of the format put in order.
package tracks
