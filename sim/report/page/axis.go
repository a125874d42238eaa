package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// axis is one of a chart's two axes. It begins at 0.
type axis struct {
	name    string // what is measured, and its unit; "" for none
	highest float64
	names   []string // of what stands side by side, instead of marks: the first at 0.5, the next at 1.5
	from    float64  // where 0 is drawn
	to      float64  // where highest is drawn
}

// at is where a value is drawn, at an end if it is outside. The conversion keeps a
// processor from adding to the product before it is rounded: all give the same place.
func (a *axis) at(value float64) float64 {
	if !(a.highest > 0 && finite(a.highest, value)) {
		return a.from
	}
	return a.from + float64(min(max(value/a.highest, 0), 1)*(a.to-a.from))
}

// mark is a place on an axis that has a text.
type mark struct {
	value float64
	text  string
}

// Marks on an axis: how many there are at most, and from which number on there are any.
const (
	mostMarks   = 7
	lowestRange = 1e-300 // below, floating point has too few digits to tell marks apart
)

// marks are those of an axis from 0 on, at multiples of 1, 2 or 5 times a power of ten.
// There are 3 to mostMarks of them, and none on an axis without a length. Each is the
// floating-point number nearest to its decimal one, for its text to be short.
func marks(highest float64) (list []mark) {
	if !(highest >= lowestRange) || math.IsInf(highest, 1) {
		return nil
	}
	_, exponent, _ := strings.Cut(strconv.FormatFloat(highest, 'e', -1, 64), "e")
	power, _ := strconv.Atoi(exponent) // what FormatFloat writes is a number
	power--
	steps := [...]int{1, 2, 5}
	step := 0
	for decimal(mostMarks*steps[step%3], power+step/3) <= highest {
		step++
	}
	for i := 0; ; i++ {
		value := decimal(i*steps[step%3], power+step/3)
		if value > highest {
			return list
		}
		list = append(list, mark{value, markText(value)})
	}
}

// decimal is n times a power of ten, infinite where that is too large.
func decimal(n, power int) float64 {
	value, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", n, power), 64)
	return value
}

// markText writes a mark's value, in powers of ten if it has many digits.
func markText(value float64) string {
	if value == 0 || 1e-4 <= value && value < 1e8 {
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(value, 'e', -1, 64), "e")
	power, _ := strconv.Atoi(exponent)
	return fmt.Sprintf("%se%d", mantissa, power)
}

// marks are the texts of the axis and where they stand. Of names that have no room
// beside each other only every second is there, or every third, and so on.
func (a *axis) marks() (list []mark) {
	if a.names == nil {
		return marks(a.highest)
	}
	widest := 0.0
	for _, name := range a.names {
		widest = max(widest, textWidth(name))
	}
	each := 1 + int((widest+nameGap)*a.highest/(a.to-a.from))
	for i := 0; i < len(a.names); i += each {
		list = append(list, mark{float64(i) + 0.5, a.names[i]})
	}
	return list
}
