package sim

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strconv"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
)

func TestZZHeap(t *testing.T) {
	most, _ := strconv.Atoi(os.Getenv("ZZ"))
	if most == 0 {
		t.Skip()
	}
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Interval, c.Difficulty, c.HashRate = 8, 10*time.Second, Difficulty{}, 1
		c.Observe = os.Getenv("ZZOBS") != ""
		c.Exec = netsim.Workers
		for _, s := range Settings() {
			if s.Name == "keep" && os.Getenv("ZZKEEP") != "" {
				s.Read(c, os.Getenv("ZZKEEP"))
			}
		}
	})
	next := most / 8
	began := time.Now()
	for int(w.Height()) < most {
		w.Advance(netsim.Never - 1)
		if int(w.Height()) >= next {
			next *= 2
			runtime.GC()
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Printf("height %d found %d store %d heap %.1f MiB sys %.1f objects %d utxo %d wall %v\n", w.Height(), w.Found(), w.shared.Store.Len(), float64(m.HeapAlloc)/(1<<20), float64(m.Sys)/(1<<20), m.HeapObjects, w.BestTip().UTXO().Len(), time.Since(began).Round(time.Second))
		}
	}
	if f := os.Getenv("ZZPROF"); f != "" {
		out, _ := os.Create(f)
		runtime.GC()
		pprof.Lookup("heap").WriteTo(out, 0)
		out.Close()
	}
	runtime.KeepAlive(w)
}
