package bench

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Show writes a value with its unit, in three or four digits: 12.34 us, 2.9 MB, 1.96 x.
func Show(value float64, unit string) string {
	switch _, bare := splitUnit(unit); {
	case bare == unitTime || bare == "ns":
		return duration(value)
	case bare == "B" || unit == unitAllocated:
		return byteCount(value)
	default:
		return digits(value) + " " + bare
	}
}

// scale picks the greatest unit that leaves at least 1 before the point.
func scale(value float64, names []string, sizes []float64) string {
	at := len(names) - 1
	for i, size := range sizes {
		if math.Abs(value) >= size {
			at = i
			break
		}
	}
	return digits(value/sizes[at]) + " " + names[at]
}

func duration(ns float64) string {
	return scale(ns, []string{"s", "ms", "us", "ns"}, []float64{1e9, 1e6, 1e3, 1})
}

func byteCount(b float64) string {
	return scale(b, []string{"GB", "MB", "KB", "B"}, []float64{1e9, 1e6, 1e3, 1})
}

func rate(perSecond float64) string {
	return strings.TrimSuffix(scale(perSecond, []string{"G", "M", "k", ""}, []float64{1e9, 1e6, 1e3, 1}), " ")
}

// digits has three digits that count, and no point behind three.
func digits(value float64) string {
	switch abs := math.Abs(value); {
	case value == math.Trunc(value) && abs < 1e6:
		return strconv.FormatFloat(value, 'f', 0, 64)
	case abs >= 100:
		return strconv.FormatFloat(value, 'f', 0, 64)
	case abs >= 10:
		return strconv.FormatFloat(value, 'f', 1, 64)
	case abs >= 1:
		return strconv.FormatFloat(value, 'f', 2, 64)
	}
	return strconv.FormatFloat(value, 'g', 2, 64)
}

func percent(part float64) string {
	switch {
	case math.IsNaN(part):
		return "?"
	case math.IsInf(part, 0):
		return "∞"
	case math.Abs(part) >= 0.0995:
		return fmt.Sprintf("%.0f %%", 100*part)
	}
	return fmt.Sprintf("%.1f %%", 100*part)
}

func signedPercent(part float64) string {
	text := strings.TrimPrefix(percent(part), "-")
	switch {
	case text == "0.0 %" || text == "?":
		return text
	case part > 0:
		return "+" + text
	}
	return "-" + text
}
