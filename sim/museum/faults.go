package museum

// Fault is something that an older system does wrong.
type Fault struct {
	Number  int
	System  string // whose
	What    string
	Instead string // what guards against it here, where no rule of blocks does
}

// The systems.
const (
	first = "sosocoin"
	naive = "Naivecoin"
)

// Faults are all, by their numbers from 1 on.
func Faults() []Fault {
	faults := []Fault{
		{System: first, What: "the hash of a block leaves its transactions out"},
		{System: first, What: "the difficulty that a block claims is never compared with the expected one"},
		{System: first, What: "the adjustment measures nine gaps against ten, and the difficulty can fall below 0", Instead: "the rules of adjustment measure as many gaps as they expect, and stop at 0"},
		{System: first, What: "two stale entries poison the pool: nothing can be mined any more", Instead: "a mempool follows the chain, and drops what the chain makes void"},
		{System: first, What: "an output that is spent twice is looked for inside one transaction only"},
		{System: first, What: "spending two outputs of one transaction breaks the program", Instead: "outputs are known by transaction and number"},
		{System: first, What: "a node that synced misses the coin of genesis", Instead: "the unspent outputs follow from the chain alone"},
		{System: first, What: "a bad signature or bad work raises an error instead of being refused"},
		{System: first, What: "checks of structure never run: amounts below zero make coins"},
		{System: first, What: "fields are hashed without separators: two different blocks have one preimage", Instead: "a header has a fixed binary form"},
		{System: first, What: "threads share state without locks", Instead: "a node's state is touched by that node alone"},
		{System: first, What: "private calls are refused by nobody but the browser", Instead: "a key answers only its own operator"},
		{System: first, What: "length is compared before work: a longer chain with less work passes", Instead: "the chain with the most work is followed; museum-bits shows the difference"},
		{System: first, What: "a reorganisation does not give transactions back to the pool, keys are lost at a restart, mining cannot be interrupted", Instead: "they go back, a node keeps its keys, and a new tip stops the search"},
		{System: first, What: "a peer stays added when adding it back fails", Instead: "a link has two ends, and is made at both or at none"},
		{System: first, What: "a node knows itself by a piece of its address, and takes others for itself", Instead: "nodes have numbers"},
		{System: first, What: "an amount is made a whole number: 10.9 becomes 10", Instead: "amounts are read to the last base unit, or refused"},
		{System: first, What: "a payment of zero locks a coin in the pool"},
		{System: first, What: "the search for inputs that are there twice misses some"},
		{System: naive, What: "a signature is over the id alone, not over what is spent", Instead: "what is signed holds the spent outputs with their amounts"},
		{System: first, What: "mining is never said to have stopped", Instead: "what a node does is read from the node"},
		{System: first, What: "one block ahead, only the newest is taken, without a look at the chain below", Instead: "a block is judged with all its ancestors"},
		{System: naive, What: "the hash of a block commits only to the number of its transactions"},
		{System: naive, What: "too little work is logged, and taken"},
		{System: naive, What: "while a node mines, it hears of no rival block", Instead: "a search is void when a better tip arrives"},
		{System: naive, What: "amounts below zero, of zero, and with fractions pass"},
	}
	for i := range faults {
		faults[i].Number = i + 1
	}
	return faults
}
