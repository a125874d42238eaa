package theme

import (
	"strings"

	"example.com/sosocoin/tui/grid"
)

// Detect says what a terminal can show, from its environment: getenv as os.Getenv, and
// whether the output is a terminal at all.
//
//   - NO_COLOR set to anything but "" leaves no colour (no-color.org);
//   - CLICOLOR_FORCE set to anything but "0" stands in for a terminal that is not there,
//     CLICOLOR=0 leaves no colour (bixense.com/clicolors);
//   - TERM=dumb leaves no escape code at all;
//   - COLORTERM=truecolor or 24bit, and a TERM that ends in -direct, have 24 bits; a TERM
//     with 256color has 256; any other has 16.
func Detect(getenv func(string) string, isTTY bool) grid.Profile {
	term := strings.ToLower(getenv("TERM"))
	force := getenv("CLICOLOR_FORCE")
	forced := force != "" && force != "0"
	switch {
	case term == "dumb", !isTTY && !forced:
		return grid.None
	case getenv("NO_COLOR") != "", getenv("CLICOLOR") == "0" && !forced, strings.HasPrefix(term, "vt1"), strings.HasPrefix(term, "vt2"):
		return grid.Mono
	}
	switch strings.ToLower(getenv("COLORTERM")) {
	case "truecolor", "24bit":
		// screen understands no 24 bits, whatever the terminal around it does.
		if !strings.HasPrefix(term, "screen") || getenv("TERM_PROGRAM") == "tmux" {
			return grid.TrueColor
		}
		return grid.ANSI256
	}
	switch {
	case strings.HasSuffix(term, "-direct"), term == "xterm-kitty", term == "xterm-ghostty", strings.HasPrefix(term, "alacritty"), term == "wezterm":
		return grid.TrueColor
	case strings.Contains(term, "256color"):
		return grid.ANSI256
	case term == "" && !forced:
		return grid.None
	}
	return grid.ANSI16
}

// UTF8 reports whether the locale's character set can hold the Unicode glyphs: the
// first of LC_ALL, LC_CTYPE and LANG that is set decides (POSIX), and none at all
// counts as yes.
func UTF8(getenv func(string) string) bool {
	for _, name := range [...]string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := getenv(name); v != "" {
			v = strings.ReplaceAll(strings.ToLower(v), "-", "")
			return strings.Contains(v, "utf8")
		}
	}
	return true
}
