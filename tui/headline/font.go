package headline

import "unicode"

// tall is how many rows of points a letter has. Each is three to five points wide.
const tall = 5

// points are the rows of a letter, from above, with a # for each point that is set. There are
// capitals only: they are read from further off than small letters of the same height. A zero has corners, since n0 is a
// node's name, and no is a word.
func points(r rune) [tall]string {
	switch unicode.ToUpper(r) {
	case '0':
		return [tall]string{"####", "#  #", "#  #", "#  #", "####"}
	case '1':
		return [tall]string{" # ", "## ", " # ", " # ", "###"}
	case '2':
		return [tall]string{"### ", "   #", " ## ", "#   ", "####"}
	case '3':
		return [tall]string{"### ", "   #", " ## ", "   #", "### "}
	case '4':
		return [tall]string{"#  #", "#  #", "####", "   #", "   #"}
	case '5':
		return [tall]string{"####", "#   ", "### ", "   #", "### "}
	case '6':
		return [tall]string{" ## ", "#   ", "### ", "#  #", " ## "}
	case '7':
		return [tall]string{"####", "   #", "  # ", " #  ", " #  "}
	case '8':
		return [tall]string{" ## ", "#  #", " ## ", "#  #", " ## "}
	case '9':
		return [tall]string{" ## ", "#  #", " ###", "   #", " ## "}
	case 'A':
		return [tall]string{" ## ", "#  #", "####", "#  #", "#  #"}
	case 'B':
		return [tall]string{"### ", "#  #", "### ", "#  #", "### "}
	case 'C':
		return [tall]string{" ###", "#   ", "#   ", "#   ", " ###"}
	case 'D':
		return [tall]string{"### ", "#  #", "#  #", "#  #", "### "}
	case 'E':
		return [tall]string{"###", "#  ", "## ", "#  ", "###"}
	case 'F':
		return [tall]string{"###", "#  ", "## ", "#  ", "#  "}
	case 'G':
		return [tall]string{" ###", "#   ", "# ##", "#  #", " ###"}
	case 'H':
		return [tall]string{"#  #", "#  #", "####", "#  #", "#  #"}
	case 'I':
		return [tall]string{"###", " # ", " # ", " # ", "###"}
	case 'J':
		return [tall]string{"  #", "  #", "  #", "# #", " # "}
	case 'K':
		return [tall]string{"#  #", "# # ", "##  ", "# # ", "#  #"}
	case 'L':
		return [tall]string{"#  ", "#  ", "#  ", "#  ", "###"}
	case 'M':
		return [tall]string{"#   #", "## ##", "# # #", "#   #", "#   #"}
	case 'N':
		return [tall]string{"#   #", "##  #", "# # #", "#  ##", "#   #"}
	case 'O':
		return [tall]string{" ## ", "#  #", "#  #", "#  #", " ## "}
	case 'P':
		return [tall]string{"### ", "#  #", "### ", "#   ", "#   "}
	case 'Q':
		return [tall]string{" ## ", "#  #", "#  #", "# ##", " ###"}
	case 'R':
		return [tall]string{"### ", "#  #", "### ", "# # ", "#  #"}
	case 'S':
		return [tall]string{" ###", "#   ", " ## ", "   #", "### "}
	case 'T':
		return [tall]string{"###", " # ", " # ", " # ", " # "}
	case 'U':
		return [tall]string{"#  #", "#  #", "#  #", "#  #", " ## "}
	case 'V':
		return [tall]string{"#   #", "#   #", " # # ", " # # ", "  #  "}
	case 'W':
		return [tall]string{"#   #", "#   #", "# # #", "## ##", "#   #"}
	case 'X':
		return [tall]string{"#   #", " # # ", "  #  ", " # # ", "#   #"}
	case 'Y':
		return [tall]string{"#   #", " # # ", "  #  ", "  #  ", "  #  "}
	case 'Z':
		return [tall]string{"####", "  # ", " #  ", "#   ", "####"}
	}
	return mark(r)
}

// mark is points of what is no letter and no digit.
func mark(r rune) [tall]string {
	switch r {
	case ' ':
		return [tall]string{"  ", "  ", "  ", "  ", "  "}
	case '.':
		return [tall]string{" ", " ", " ", " ", "#"}
	case ',':
		return [tall]string{"  ", "  ", "  ", " #", "# "}
	case ':':
		return [tall]string{" ", "#", " ", "#", " "}
	case ';':
		return [tall]string{"  ", " #", "  ", " #", "# "}
	case '-':
		return [tall]string{"   ", "   ", "###", "   ", "   "}
	case '+':
		return [tall]string{"   ", " # ", "###", " # ", "   "}
	case '\'', '’':
		return [tall]string{"#", "#", " ", " ", " "}
	case '(':
		return [tall]string{" #", "# ", "# ", "# ", " #"}
	case ')':
		return [tall]string{"# ", " #", " #", " #", "# "}
	case '/':
		return [tall]string{"    #", "   # ", "  #  ", " #   ", "#    "}
	case '_':
		return [tall]string{"   ", "   ", "   ", "   ", "###"}
	}
	return [tall]string{}
}

// drawable says whether all of a text can be drawn: names of nodes may have letters of any
// language.
func drawable(text string) bool {
	for _, r := range text {
		if points(r)[0] == "" {
			return false
		}
	}
	return true
}
