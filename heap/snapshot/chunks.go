package snapshot

import (
	"bytes"
	"runtime"
	"sync"
)

// The arrays of nodes, edges and strings are nearly all of a file, and V8 writes each element of them on a line. So
// they are read in chunks of whole lines, which several goroutines parse at a time, each into its place:
//
//   - The goroutine that reads the file cuts it, hands the chunks out, takes part in parsing, and takes the results
//     in the order of the file. It alone touches the scanner, the array and what the array has taken.
//   - A chunk is parsed on the assumption that an element begins where it begins. That is so if all before it turned
//     out to be whole elements, which is known when its turn comes.
//   - Parsing takes what is plain: written as V8 does, and fine. Where something is not, chunks end, and the scanner
//     reads on element by element from there, which is how it is known what a file's error is and where.

const (
	// chunkSize is small enough for the second caches of a processor, and large enough for the handing over to be
	// nothing next to the parsing.
	chunkSize = 1 << 18
	// maxParsers bounds how many goroutines parse.
	maxParsers = 8
)

// chunking is how a file is cut, into blocks where it is read element by element and into chunks, and how many
// goroutines parse chunks, the one that reads the file included.
type chunking struct{ block, chunk, parsers int }

func defaultChunking() chunking {
	return chunking{blockSize, chunkSize, min(runtime.GOMAXPROCS(0), maxParsers)}
}

// array is what is made of the elements of an array.
type array interface {
	// end is what the line of an element that is not the last ends with, the beginning of the next.
	end() string
	// claim makes a part for the next chunk, which stands at that place in the file. It gives nil when there is no room;
	// more is made when the pipeline is idle, and nil means then that the chunk is not plain.
	claim(chunk []byte, at int64, idle bool) part
	// take takes the part whose turn it is. It is false for one that turned out wrong, of which nothing is taken.
	take(p part) bool
}

// part is what is made of a chunk.
type part interface {
	// parse runs on any goroutine. It gives the place behind the last element that is plain, and whole.
	parse() int
}

// chunk is a piece of a file: lines that are whole, and then what of the next was read with them.
type chunk struct {
	raw  []byte
	size int // of the lines
	part part
	stop int // where parsing came to
	done chan struct{}
}

func (c *chunk) parse() {
	c.stop = c.part.parse()
	c.done <- struct{}{}
}

// pipeline has the chunks that are between being read and being taken.
type pipeline struct {
	s      *scanner
	array  array
	length int // of a chunk
	end    []byte
	at     int64    // where in the file the next chunk begins
	next   *chunk   // has been read, and not been claimed
	rest   []byte   // has been read, too, and belongs to what follows
	dry    bool     // no line ends in rest
	queue  []*chunk // claimed, in the order of the file
	free   []*chunk
	jobs   chan *chunk
	group  sync.WaitGroup
}

// chunksAhead says whether it is worth reading in chunks: there is more of the file than a block.
func (s *scanner) chunksAhead() bool {
	return len(s.ahead) == 0 && !s.eof && s.failed == nil
}

// inChunks reads elements as long as they are plain, and leaves the scanner where that ends, between elements.
func (s *scanner) inChunks(a array, how chunking) {
	p := &pipeline{s: s, array: a, length: how.chunk, end: []byte(a.end()), at: s.offset()}
	p.jobs = make(chan *chunk, 2*how.parsers)
	for range how.parsers - 1 {
		p.group.Go(func() {
			for c := range p.jobs {
				c.parse()
			}
		})
	}
	defer p.group.Wait()
	defer close(p.jobs)
	s.ahead = [][]byte{bytes.Clone(s.buf[s.pos:])}
	s.base, s.pos, s.buf = s.offset(), 0, nil
	p.run()
	p.giveBack()
}

func (p *pipeline) run() {
	for {
		for len(p.queue) < cap(p.jobs) && p.cut() && p.claim() {
		}
		if len(p.queue) == 0 {
			return
		}
		c := p.queue[0]
		p.finish(c)
		if !p.array.take(c.part) {
			c.stop = 0
		}
		p.s.base += int64(c.stop)
		if c.stop < c.size {
			return
		}
		p.queue = p.queue[1:]
		p.free = append(p.free, c)
	}
}

// cut reads the next chunk, unless it is there. It is false when no line ends in what there is.
func (p *pipeline) cut() bool {
	if p.next != nil || p.dry {
		return !p.dry
	}
	c := p.newChunk()
	have := copy(c.raw, p.rest)
	have += p.s.load(c.raw[have:p.length])
	p.rest = c.raw[:have]
	i := bytes.LastIndex(p.rest, p.end)
	if i < 0 {
		p.dry = true
		return false
	}
	c.size = i + len(p.end)
	p.rest = p.rest[c.size:]
	p.next = c
	return true
}

func (p *pipeline) newChunk() *chunk {
	if n := len(p.free); n > 0 {
		c := p.free[n-1]
		p.free = p.free[:n-1]
		return c
	}
	return &chunk{raw: make([]byte, p.length), done: make(chan struct{}, 1)}
}

// claim hands the next chunk out, if the array has room.
func (p *pipeline) claim() bool {
	c := p.next
	if c.part = p.array.claim(c.raw[:c.size], p.at, len(p.queue) == 0); c.part == nil {
		return false
	}
	p.at += int64(c.size)
	p.next = nil
	p.queue = append(p.queue, c)
	p.jobs <- c
	return true
}

// finish returns when the chunk has been parsed, and meanwhile parses what nobody else does.
func (p *pipeline) finish(c *chunk) {
	for {
		select {
		case <-c.done:
			return
		default:
		}
		select {
		case <-c.done:
			return
		case other := <-p.jobs:
			other.parse()
		}
	}
}

// giveBack leaves to the scanner what has been read and not been taken, once nobody works on it.
func (p *pipeline) giveBack() {
	p.drop()
	var ahead [][]byte
	for i, c := range p.queue {
		if i > 0 {
			<-c.done
			c.stop = 0
		}
		ahead = append(ahead, c.raw[c.stop:c.size])
	}
	if p.next != nil {
		ahead = append(ahead, p.next.raw[:p.next.size])
	}
	p.s.ahead = append(append(ahead, p.rest), p.s.ahead...)
}

// drop takes back what nobody has begun with.
func (p *pipeline) drop() {
	for {
		select {
		case c := <-p.jobs:
			c.done <- struct{}{}
		default:
			return
		}
	}
}
