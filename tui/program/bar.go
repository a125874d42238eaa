package program

import (
	"github.com/charmbracelet/bubbles/progress"
	"github.com/muesli/termenv"

	"example.com/sosocoin/sim/report"
)

// barWidth is how wide the bar is without the percentage.
const barWidth = 40

// newBar returns the bar of a headless run. It is of ASCII, since blocks are two columns
// wide on some terminals, and in no colour, since nobody has asked what the terminal has.
func newBar() report.Bar {
	const percentage = " %3.0f %%"
	bar := progress.New(progress.WithFillCharacters('#', '.'), progress.WithColorProfile(termenv.Ascii), progress.WithWidth(barWidth+len(" 100 %")))
	bar.PercentFormat = percentage
	return bar.ViewAs
}
