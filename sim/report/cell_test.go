package report_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/settings"
)

// guesses are what readers take for something else than text: the missing values, truth
// values and numbers of pandas (its na_values, and what float reads) and of R
// (type.convert), and the dates and formulas of spreadsheets.
var guesses = []*regexp.Regexp{
	regexp.MustCompile(`^(#N/A|#N/A N/A|#NA|-1\.#IND|-1\.#QNAN|-NaN|-nan|1\.#IND|1\.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null)$`),
	regexp.MustCompile(`^(?i:true|false|t|f)$`),
	regexp.MustCompile(`^[-+]?(?i:inf|infinity|nan|[0-9]+\.?[0-9]*(e[-+]?[0-9]+)?)$`),
	regexp.MustCompile(`^(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ]?[0-9]+`),
	regexp.MustCompile(`^[0-9]+[-/.:][0-9]+`),
	regexp.MustCompile(`^[-+=@\t\r]`),
}

func guessed(cell string) bool {
	return slices.ContainsFunc(guesses, func(g *regexp.Regexp) bool { return g.MatchString(cell) })
}

// Whatever nodes are called, the names in the tables are text to whoever guesses, and one
// name is the same everywhere.
func TestNamesStayText(t *testing.T) {
	names := []string{"nan", "NA", "null", "None", "true", "FALSE", "inf", "Infinity", "MARCH1", "may-5", "Sept2026", "dec1-2", "T"}
	config := settings.Default()
	config.Nodes, config.Topology, config.HashRate, config.Record = len(names)+1, "ring", 5, true
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	for i, name := range names {
		if _, err := w.Do(command.Name{Node: nodeset.Node(i), Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	w.AdvanceTo(200 * netsim.Second)
	for file, text := range written(t, w.History()) {
		for _, row := range parse(t, text) {
			for _, column := range []string{"node", "miner", "payer", "payee", "region"} {
				if cell, ok := row[column]; ok && guessed(cell) {
					t.Errorf("%s: column %s has %q", file, column, cell)
				}
			}
			if file == "propagation.csv" && guessed(row["from"]) {
				t.Errorf("%s: column from has %q", file, row["from"])
			}
			if bits, ok := row["bits"]; ok && (guessed(bits) || !strings.HasPrefix(bits, "0x")) {
				t.Errorf("%s: bits are %q", file, bits)
			}
		}
	}
}

// A name that nobody would take for something else is written as it is.
func TestWord(t *testing.T) {
	for name, want := range map[string]string{
		"n0": "n0", "n99999": "n99999", "shop": "shop", "nano": "nano", "Nala": "Nala", "may": "may", "maya1": "maya1", "node1": "node1", "march": "march", "info": "info", "trueno": "trueno", "t1": "t1",
		"nan": "'nan", "N": "N", "Mar1": "'Mar1", "mar-1": "'mar-1", "june2026": "'june2026", "1-2": "'1-2", "1e5": "'1e5", "-1": "'-1", "=1+1": "'=1+1", "+x": "'+x", "@x": "'@x", "2nd": "'2nd",
		"02a1633cafcc01ebfb6d78e39f687a1f0995c62fc95f51ead10a02ee0be551b5dc": "02a1633cafcc01ebfb6d78e39f687a1f0995c62fc95f51ead10a02ee0be551b5dc",
	} {
		if got := report.Word(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
