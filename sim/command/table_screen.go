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
			Kind: View,
			Name: "picture", Args: "[FILE]",
			Summary: "save the screen as an SVG picture",
			Detail: "Without a file's name it makes one of the seed and the time, in the directory in which the program was started. " +
				"A file that is there already is never written over.",
			Example: "picture screen.svg",
		}, also: []string{"screenshot", "svg", "w"}, parse: parsePicture},
		{Spec: Spec{
			Kind: View,
			Name: "toasts", Args: "on|off",
			Summary: "tell in passing what happens, or not",
			Detail:  "Toasts are the short messages at the lower right: blocks that the selected node finds, reorganisations, partitions, crashes, payments that get into a block, expectations that fail. They go by themselves.",
			Example: "toasts off",
		}, also: []string{"notify", "news"}, parse: func(a *arguments) Command { return Toasts{read(a, oneOf[uint8](onOff())) == 1} }},
		{Spec: Spec{
			Kind:    View,
			Name:    "quit",
			Summary: "leave the dashboard",
			Detail:  "The run ends and the terminal is given back as it was.",
			Example: "quit",
		}, also: []string{"exit", "q", "bye"}, parse: bare(Quit{})},
	}
}

func parsePicture(a *arguments) Command {
	k := fileKind("a file's name")
	k.offers = words("screen.svg")
	if !a.more(k.offers) {
		return Picture{}
	}
	return Picture{read(a, k)}
}

func parseTheme(a *arguments) Command {
	names := oneOf[uint8](ThemeNames())
	if !a.more(names.offers) {
		return Theme{}
	}
	at := read(a, names)
	return Theme{ThemeNames()[at]}
}
