package keymap

import "slices"

// Named is what a key is called now that lessons know by its usual name, such as m, space or
// 4: the key of the action that has that key by itself. Where several have it, it is that of
// the first in the help. It is false for what is no key of an action.
func (k *Map) Named(usual string) (now string, known bool) {
	name, problem := readKey(usual)
	if problem != "" {
		return usual, false
	}
	original := New(k.of())
	named := original.named()
	_, bindings := k.Actions()
	for _, group := range original.Groups() {
		for _, b := range group.Keys {
			at := slices.Index(b.Keys(), name)
			if at < 0 {
				continue
			}
			keys := bindings[named[b]].Keys()
			if slices.Contains(keys, name) || len(keys) == 0 {
				return ShownKey(name), true
			}
			return ShownKey(keys[min(at, len(keys)-1)]), true
		}
	}
	return usual, false
}
