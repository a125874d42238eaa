package keymap

import "slices"

// Names are what keys are called now that lessons know by their usual names, such as m, space,
// down or 4: each is the key of the action that has that one by itself. Where several have it,
// it is that of the first in the help.
func (k *Map) Names() map[string]string {
	original := New(k.of())
	named := original.named()
	_, bindings := k.Actions()
	names := map[string]string{}
	for _, group := range original.Groups() {
		for _, b := range group.Keys {
			for at, key := range b.Keys() {
				usual := key
				if shown := ShownKey(key); shown == "space" || shown == "pgdn" {
					usual = shown
				}
				if _, taken := names[usual]; !taken {
					names[usual] = ShownKey(instead(key, at, bindings[named[b]].Keys()))
				}
			}
		}
	}
	return names
}

// instead is the key to press now for one that an action has by itself, in its place.
func instead(key string, at int, keys []string) string {
	if slices.Contains(keys, key) || len(keys) == 0 {
		return key
	}
	return keys[min(at, len(keys)-1)]
}
