package sim

// Region names the region that a node is in; "" where the world has none.
func (w *World) Region(id int) string { return w.cluster.Region(id) }
