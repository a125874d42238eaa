package tui

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"example.com/sosocoin/tui/kit/kittest"
)

// A picture is well-formed XML with what the frame shows in it, the same each time.
func TestSVG(t *testing.T) {
	v := kittest.World(worlds["parted"])
	picture := SVG(v, 120, 40, Options{Theme: "light"})
	for d := xml.NewDecoder(strings.NewReader(picture)); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, part := range []string{"<title>sosocoin: 8 nodes, seed ", "Block tree", "partition A|B"} {
		if !strings.Contains(picture, part) {
			t.Errorf("the picture has no %q", part)
		}
	}
	if SVG(v, 120, 40, Options{Theme: "light"}) != picture {
		t.Error("the picture differs the second time")
	}
	if SVG(v, 120, 40, Options{Theme: "dark"}) == picture {
		t.Error("the theme makes no difference")
	}
}
