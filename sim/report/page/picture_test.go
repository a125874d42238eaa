package page

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// A picture is XML by itself: its charts, whatever they are called, are all in it, and none overlaps another.
func TestPictureOfCharts(t *testing.T) {
	var charts []chart
	for _, title := range []string{"one", `<two> & "three"`, "four"} {
		plot := errorPlot{about: title, x: "delay, s", y: "share, %", points: []errorPoint{{x: 1, mean: 2, low: 1, high: 3, title: title, anchor: "a-1"}}}
		charts = append(charts, chart{Title: title, Keys: []key{{"first", "measured"}, {"second", strings.Repeat("a long law ", 5)}}, Picture: plot.draw()})
	}
	var b bytes.Buffer
	if err := writePicture(&b, "a <test>", charts); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(&b)
	places, texts := map[[2]string]bool{}, ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			at := map[string]string{}
			for _, a := range token.Attr {
				at[a.Name.Local] = a.Value
			}
			if token.Name.Local == "svg" && at["x"] != "" {
				places[[2]string{at["x"], at["y"]}] = true
			}
		case xml.CharData:
			texts += string(token)
		}
	}
	if len(places) != len(charts) {
		t.Errorf("charts stand at %v", places)
	}
	for _, c := range charts {
		if !strings.Contains(texts, c.Title) {
			t.Errorf("%q is not in the picture", c.Title)
		}
	}
	if !strings.Contains(texts, "prefers-color-scheme: dark") || strings.Contains(texts, "font-family") {
		t.Errorf("the style is\n%s", texts)
	}
}
