package api

import "net/http"

// preflight answers a browser that asks, before a page of another node sends JSON, whether it
// may: it may where the call only reads what is public.
func (c *call) preflight(d *dialect) bool {
	wanted := c.r.Header.Get("Access-Control-Request-Method")
	if c.r.Method != http.MethodOptions || wanted == "" || !c.neighbour(c.r.Header.Get("Origin")) {
		return false
	}
	meant := c.r.Clone(c.r.Context())
	meant.Method = wanted
	if _, pattern := d.mux.Handler(meant); !d.routes[pattern].reads {
		return false
	}
	header := c.w.Header()
	header.Set("Access-Control-Allow-Methods", wanted)
	header.Set("Access-Control-Allow-Headers", "Content-Type")
	c.w.WriteHeader(http.StatusNoContent)
	return true
}
