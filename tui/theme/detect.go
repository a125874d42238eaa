package theme

import (
	"slices"
	"strconv"
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

// UTF8 reports whether the locale's character set can hold the Unicode glyphs. No locale
// at all counts as yes.
func UTF8(getenv func(string) string) bool {
	v := locale(getenv)
	return v == "" || strings.Contains(strings.ReplaceAll(v, "-", ""), "utf8")
}

// locale is that of characters, in small letters: the first of LC_ALL, LC_CTYPE and LANG
// that is set decides (POSIX).
func locale(getenv func(string) string) string {
	for _, name := range [...]string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := getenv(name); v != "" {
			return strings.ToLower(v)
		}
	}
	return ""
}

// Wide reports whether the terminal may draw East Asian ambiguous characters two columns
// wide (Unicode Standard Annex #11), of which most borders and signs are. Its environment
// does not tell for sure, and a guess that is wrong breaks every line, so where it is
// possible it counts as true:
//
//   - RUNEWIDTH_EASTASIAN says so, 1 or 0, as for many other programs;
//   - terminals that have no such mode are narrow whatever the locale;
//   - in a Chinese, Japanese or Korean locale others may be wide, except where it ends
//     in @cjk_narrow or its like.
func Wide(getenv func(string) string) bool {
	if wide, err := strconv.ParseBool(getenv("RUNEWIDTH_EASTASIAN")); err == nil {
		return wide
	}
	for _, name := range [...]string{"xterm-kitty", "xterm-ghostty", "alacritty", "foot"} {
		if strings.HasPrefix(getenv("TERM"), name) {
			return false
		}
	}
	v := locale(getenv)
	language, _, _ := strings.Cut(v, "_")
	language, _, _ = strings.Cut(language, ".")
	return slices.Contains([]string{"zh", "ja", "ko"}, language) && !strings.HasSuffix(v, "narrow")
}
