package bindings

// High dynamic range histograms: perf_hooks.createHistogram. One may be recorded into from several
// threads at once.

import (
	"math"
	"math/bits"
	"sync"
	"time"
)

// histogramTable serves histograms by their numbers.
//
//	create(lowest, highest, figures) -> id
//	record(id, value): a number or BigInt from 1; false when it is no int64
//	recordDelta(id): the nanoseconds since the last call of it
//	add(id, other), reset(id)
//	stats(id) -> [count, min, max, mean, stddev, exceeds] as numbers
//	bigStats(id) -> [count, min, max, exceeds] as BigInts
//	percentile(id, p) -> BigInt; percentiles(id) -> [p, BigInt, ...]
func histogramTable() Table {
	return Table{
		"create":      Sync(histogramCreate),
		"record":      Sync(histogramRecord),
		"recordDelta": Sync(histogramRecordDelta),
		"add":         Sync(histogramAdd),
		"reset":       Sync(histogramReset),
		"stats":       Sync(histogramStats),
		"bigStats":    Sync(histogramBigStats),
		"percentile":  Sync(histogramPercentile),
		"percentiles": Sync(histogramPercentiles),
	}
}

// histogram counts values in buckets whose width is a fixed share of the value: each power of two is
// cut into the same number of parts, as many as the figures ask for.
type histogram struct {
	highest   int64
	unit      int // log2 of the smallest difference that is told
	halfBits  int // log2 of half the parts of a power of two
	half      int64
	mask      int64
	mu        sync.Mutex // guards what follows
	counts    []int64    // made at the first record: the widest histograms have many
	length    int
	counted   int64 // what is in counts
	count     int64
	min, max  int64
	exceeds   int64
	lastDelta time.Time
}

func newHistogram(lowest, highest int64, figures int) *histogram {
	h := &histogram{highest: highest, min: math.MaxInt64}
	largest := 2 * math.Pow(10, float64(figures))
	h.halfBits = max(int(math.Ceil(math.Log2(largest))), 1) - 1
	h.unit = bits.Len64(uint64(lowest)) - 1
	h.half = 1 << h.halfBits
	h.mask = (2*h.half - 1) << h.unit
	buckets := 1
	for limit := uint64(2*h.half) << h.unit; limit <= uint64(highest); limit <<= 1 {
		buckets++
		if limit > math.MaxInt64/2 {
			break
		}
	}
	h.length = (buckets + 1) << h.halfBits
	return h
}

// Share is Handle: all threads have the same one.
func (h *histogram) Share() Handle { return h }

// Release is Handle: the collector ends it with its last holder.
func (h *histogram) Release() {}

// bucket is the power of two that a value belongs to.
func (h *histogram) bucket(value int64) int {
	return bits.Len64(uint64(value|h.mask)) - h.unit - (h.halfBits + 1)
}

func (h *histogram) index(value int64) int {
	bucket := h.bucket(value)
	part := value >> (bucket + h.unit)
	return (bucket+1)<<h.halfBits + int(part-h.half)
}

// value is the smallest value that is counted at an index.
func (h *histogram) value(index int) int64 {
	bucket := index>>h.halfBits - 1
	part := int64(index)&(h.half-1) + h.half
	if bucket < 0 {
		part -= h.half
		bucket = 0
	}
	return part << (bucket + h.unit)
}

// width is how many values are counted together with this one.
func (h *histogram) width(value int64) int64 {
	bucket := h.bucket(value)
	if value>>(bucket+h.unit) >= 2*h.half {
		bucket++
	}
	return 1 << (h.unit + bucket)
}

func (h *histogram) lowestLike(value int64) int64 {
	shift := h.bucket(value) + h.unit
	return value >> shift << shift
}

func (h *histogram) highestLike(value int64) int64 {
	return h.lowestLike(value) + h.width(value) - 1
}

func (h *histogram) middle(value int64) int64 { return h.lowestLike(value) + h.width(value)>>1 }

// put counts a value n times; false when it is beyond the highest.
func (h *histogram) put(value, n int64) bool {
	i := h.index(value)
	if value > h.highest || i >= h.length {
		return false
	}
	if h.counts == nil {
		h.counts = make([]int64, h.length)
	}
	h.counts[i] += n
	h.counted += n
	if value != 0 && value < h.min {
		h.min = value
	}
	if value > h.max {
		h.max = value
	}
	return true
}

func (h *histogram) record(value int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.recordLocked(value)
}

func (h *histogram) recordLocked(value int64) {
	if h.put(value, 1) {
		h.count++
		return
	}
	h.exceeds++
}

func (h *histogram) recordDelta() {
	now := time.Now()
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.lastDelta.IsZero() {
		if d := now.Sub(h.lastDelta).Nanoseconds(); d > 0 {
			h.recordLocked(d)
		}
	}
	h.lastDelta = now
}

func (h *histogram) reset() {
	h.mu.Lock()
	defer h.mu.Unlock()
	clear(h.counts)
	h.counted, h.count, h.exceeds, h.max, h.min = 0, 0, 0, 0, math.MaxInt64
	h.lastDelta = time.Time{}
}

// pairs are the counted values and how often they came, in order.
func (h *histogram) pairs() (values, times []int64) {
	for i, n := range h.counts {
		if n > 0 {
			values, times = append(values, h.value(i)), append(times, n)
		}
	}
	return values, times
}

// add counts what other has; two histograms that are added to each other at once do not wait for each other.
func (h *histogram) add(other *histogram) {
	other.mu.Lock()
	values, times := other.pairs()
	count, exceeds := other.count, other.exceeds
	other.mu.Unlock()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.count += count
	h.exceeds += exceeds
	for i, v := range values {
		h.put(v, times[i])
	}
}

func (h *histogram) minimum() int64 {
	switch {
	case h.counts != nil && h.counts[0] > 0:
		return 0
	case h.counted == 0:
		return math.MaxInt64
	}
	return h.lowestLike(h.min)
}

func (h *histogram) maximum() int64 {
	if h.counted == 0 {
		return 0
	}
	return h.highestLike(h.max)
}

func (h *histogram) moments() (mean, deviation float64) {
	values, times := h.pairs()
	total := float64(h.counted)
	sum := 0.0
	for i, v := range values {
		sum += float64(h.middle(v)) * float64(times[i])
	}
	mean = sum / total
	squares := 0.0
	for i, v := range values {
		d := float64(h.middle(v)) - mean
		squares += d * d * float64(times[i])
	}
	return mean, math.Sqrt(squares / total)
}

// percentile is the largest value of which p per cent of the values are not above.
func (h *histogram) percentile(p float64) int64 {
	wanted := max(int64(p/100*float64(h.counted)+0.5), 1)
	values, times := h.pairs()
	var seen int64
	for i, v := range values {
		seen += times[i]
		if seen >= wanted {
			return h.highestLike(v)
		}
	}
	return h.highestLike(0)
}

// percentiles are those at 0, 50, 75, 87.5 ... as far as there are values to tell them apart, and at 100.
func (h *histogram) percentiles() []any {
	out := []any{}
	values, times := h.pairs()
	var seen, last int64
	next := 0.0
	for i, v := range values {
		seen += times[i]
		last = v
		for now := 100 * float64(seen) / float64(h.counted); next <= now; {
			out = append(out, next, BigInt(v))
			next += 100 / math.Pow(2, math.Floor(math.Log2(100/(100-next)))+1)
			if seen >= h.counted {
				break
			}
		}
	}
	return append(out, 100.0, BigInt(last))
}

// histogramAt is the histogram of an argument; without one the operation gives undefined.
func histogramAt(c *Call, i int) *histogram {
	h, _ := c.Env().Get(int(c.Int(i))).(*histogram)
	return h
}

func histogramCreate(c *Call) error {
	c.Return(c.Env().Put(newHistogram(c.Int(0), c.Int(1), int(c.Int(2)))))
	return nil
}

func histogramRecord(c *Call) error {
	value := c.Int(1)
	if big, ok := bigArgument(c, 1); ok && !big.IsInt64() || value < 1 {
		c.Return(false)
		return nil
	}
	if h := histogramAt(c, 0); h != nil {
		h.record(value)
	}
	c.Return(true)
	return nil
}

func histogramRecordDelta(c *Call) error {
	if h := histogramAt(c, 0); h != nil {
		h.recordDelta()
	}
	return nil
}

func histogramAdd(c *Call) error {
	h, other := histogramAt(c, 0), histogramAt(c, 1)
	if h != nil && other != nil {
		h.add(other)
	}
	return nil
}

func histogramReset(c *Call) error {
	if h := histogramAt(c, 0); h != nil {
		h.reset()
	}
	return nil
}

func histogramStats(c *Call) error {
	h := histogramAt(c, 0)
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	mean, deviation := h.moments()
	c.Return([]float64{
		float64(h.count), float64(h.minimum()), float64(h.maximum()), mean, deviation, float64(h.exceeds),
	})
	return nil
}

func histogramBigStats(c *Call) error {
	h := histogramAt(c, 0)
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	c.Return([]any{BigInt(h.count), BigInt(h.minimum()), BigInt(h.maximum()), BigInt(h.exceeds)})
	return nil
}

func histogramPercentile(c *Call) error {
	h := histogramAt(c, 0)
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	c.Return(BigInt(h.percentile(c.Float(1))))
	return nil
}

func histogramPercentiles(c *Call) error {
	h := histogramAt(c, 0)
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	c.Return(h.percentiles())
	return nil
}
