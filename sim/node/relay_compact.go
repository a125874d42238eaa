package node

// relayCompact is compact relay in its low-bandwidth form (BIP 152): blocks are announced
// as by inv, and then sent without what their receiver has in its mempool.
func relayCompact() RelayMode {
	return RelayMode{Name: "compact", Doc: "the same with compact blocks", Compact: true, relay: invRelay{}}
}
