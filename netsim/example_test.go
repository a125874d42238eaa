package netsim_test

import (
	"fmt"
	"log"

	"example.com/sosocoin/netsim"
)

// greeting is a message. Its size matters where a link has a bandwidth; its kind is for
// the counters.
type greeting string

func (g greeting) Size() int         { return len(g) }
func (g greeting) Kind() netsim.Kind { return 0 }

// printer is a node that prints the greetings that it receives.
type printer struct{ name string }

func (p printer) Handle(e *netsim.Env, packet netsim.Packet) {
	if text, ok := packet.Msg.(greeting); ok {
		fmt.Printf("%v: %s receives %q\n", e.At().Duration(), p.name, string(text))
	}
}

// Two nodes are 50 ms apart. A partition drops a message, and once it has healed messages
// arrive again.
func Example() {
	network := netsim.New(netsim.Config{Seed: 1})
	defer network.Close()
	alice, bob := network.Add(printer{"alice"}), network.Add(printer{"bob"})
	if err := network.Link(alice, bob, netsim.LinkParams{Delay: 50 * netsim.Millisecond}); err != nil {
		log.Fatal(err)
	}
	send := func(text string) {
		network.Call(alice, func(e *netsim.Env) { e.Send(bob, greeting(text)) })
		network.AdvanceTo(network.Now() + netsim.Second)
	}

	send("hello")
	if err := network.Partition([][]netsim.NodeID{{alice}, {bob}}, false); err != nil {
		log.Fatal(err)
	}
	send("can you hear me?")
	network.Heal()
	send("hello again")

	counters := network.Counters()
	fmt.Println("sent", counters.Sent, "delivered", counters.Delivered, "dropped", counters.Dropped[netsim.DropPartition])
	// Output:
	// 50ms: bob receives "hello"
	// 2.05s: bob receives "hello again"
	// sent 3 delivered 2 dropped 1
}
