package command

// ThemeNames lists what a Theme can be called.
func ThemeNames() []string { return []string{"dark", "light", "safe", "mono"} }

// screenCommands are about the screen alone: the dashboard carries them out itself, and
// no world hears of them.
func screenCommands() []entry {
	return []entry{
		{Spec: Spec{
			Kind: View,
			Name: "theme", Args: "[NAME]",
			Summary: "choose the colours of the dashboard",
			Detail: "dark and light are for terminals of that background, safe tells nothing by red against green, mono has no colour at all. " +
				"Without a name it is the next of them. What a colour says, a glyph or a word says too, so nothing is lost in any of them.",
			Example: "theme light",
		}, also: []string{"colour", "color", "colours", "colors"}, parse: parseTheme},
		{Spec: Spec{
			Kind: View,
			Name: "mouse", Args: "on|off",
			Summary: "give the mouse to the dashboard or to the terminal",
			Detail:  "With off, the terminal's own way to select and copy text works as everywhere else.",
			Example: "mouse off",
		}, also: []string{"pointer"}, parse: func(a *arguments) Command { return Mouse{read(a, oneOf[uint8](onOff())) == 1} }},
		{Spec: Spec{
			Kind:    View,
			Name:    "quit",
			Summary: "leave the dashboard",
			Detail:  "The run ends and the terminal is given back as it was.",
			Example: "quit",
		}, also: []string{"exit", "q", "bye"}, parse: bare(Quit{})},
	}
}

func parseTheme(a *arguments) Command {
	names := oneOf[uint8](ThemeNames())
	if !a.more(names.offers) {
		return Theme{}
	}
	at := read(a, names)
	return Theme{ThemeNames()[at]}
}
