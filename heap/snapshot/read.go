package snapshot

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

// ReadOptions are what a reader may be told. The zero value is fine.
type ReadOptions struct {
	// Size is the length of the input in bytes, when it is known. Memory is then reserved once instead of growing.
	Size int64
	// Progress is called after every block with the bytes read so far, on the goroutine that reads.
	Progress func(done int64)
}

// ReadFile reads a snapshot from a file, which may be compressed by gzip. Progress counts the bytes of the file as
// it is. An error names the file.
func ReadFile(name string, o ReadOptions) (*Snapshot, error) {
	return readFile(name, o, func(r io.Reader) io.Reader { return r })
}

// readFile is ReadFile through a reader of the caller's.
func readFile(name string, o ReadOptions, through func(io.Reader) io.Reader) (*Snapshot, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		o.Size = info.Size()
	}
	s, err := Read(through(f), o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
}

// Read reads a snapshot, which may be compressed by gzip, to the end of the input. What is wrong with it is a
// *FormatError; other errors are the reader's own. A file's own word on how much it holds is not believed: memory
// grows with what has been read. The input is read on the goroutine of the caller, and parsed on as many as
// GOMAXPROCS allows, up to eight; none of these is left when Read returns.
func Read(r io.Reader, o ReadOptions) (*Snapshot, error) { return read(r, o, defaultChunking()) }

func read(r io.Reader, o ReadOptions, how chunking) (s *Snapshot, err error) {
	in := bufio.NewReaderSize(r, 4<<10)
	r = in
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		if r, err = gunzip(in, &o); err != nil {
			return nil, err
		}
	}
	defer func() {
		if failed := recovered(recover()); failed != nil {
			s, err = nil, failed
		}
	}()
	return (&reader{scanner: newScanner(r, o.Progress, how.block), size: o.Size, chunking: how, s: &Snapshot{}}).read(), nil
}

// gunzip unpacks. How long the contents are is not known then, and progress is that of the packed bytes.
func gunzip(in io.Reader, o *ReadOptions) (io.Reader, error) {
	counted := &countingReader{r: in}
	unzipped, err := gzip.NewReader(counted)
	if err != nil {
		return nil, err
	}
	o.Size = 0
	if progress := o.Progress; progress != nil {
		o.Progress = func(int64) { progress(counted.n) }
	}
	return unzipped, nil
}

type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// maxFields bounds what a node or an edge may consist of; V8 has seven and three.
const maxFields = 32

// reader makes a Snapshot of what the scanner gives it.
type reader struct {
	*scanner
	size     int64
	chunking chunking
	s        *Snapshot

	header       *header
	nodes, edges layout
	edgeKinds    []EdgeKind // of the numbers that the file uses

	seen map[string]bool
	// maxString is what nodes and edges refer to. Strings come last.
	maxString reference
}

// header is the part of the file that says what the rest means.
type header struct {
	Meta *struct {
		NodeFields []string          `json:"node_fields"`
		NodeTypes  []json.RawMessage `json:"node_types"`
		EdgeFields []string          `json:"edge_fields"`
		EdgeTypes  []json.RawMessage `json:"edge_types"`
	} `json:"meta"`
	NodeCount json.Number `json:"node_count"`
	EdgeCount json.Number `json:"edge_count"`
}

func (r *reader) read() *Snapshot {
	r.expectSnapshot()
	r.seen = map[string]bool{}
	for {
		r.member()
		if !r.more('}', "the snapshot") {
			break
		}
	}
	r.ending()
	r.s.weakenEphemerons()
	return r.s
}

// expectSnapshot tells what is not JSON, or no object, from what is.
func (r *reader) expectSnapshot() {
	if !r.need(1) {
		r.fail(0, "the file is empty")
	}
	if c := r.next("the snapshot"); c != '{' {
		r.fail(r.offset(), "not a heap snapshot: %s where '{' should be", describe(c))
	}
	r.pos++
}

func (r *reader) member() {
	r.next("the snapshot")
	start := r.offset()
	var name strings.Builder
	r.text(&name, "the snapshot")
	r.expect(':', "the snapshot")
	key := name.String()
	if r.seen[key] {
		r.fail(start, "%q for the second time", key)
	}
	switch key {
	case "snapshot":
		r.readHeader()
	case "nodes":
		r.inOrder(start, key, "snapshot")
		r.readNodes()
	case "edges":
		r.inOrder(start, key, "nodes")
		r.readEdges()
	case "strings":
		r.inOrder(start, key, "edges")
		r.readStrings()
	default:
		r.skip(fmt.Sprintf("%.60q", key))
		return
	}
	r.seen[key] = true
}

func (r *reader) inOrder(at int64, key, before string) {
	if !r.seen[before] {
		r.fail(at, "not a heap snapshot: %q comes before %q", key, before)
	}
}

func (r *reader) ending() {
	for _, key := range []string{"snapshot", "nodes", "edges", "strings"} {
		if !r.seen[key] {
			r.fail(r.offset(), "not a heap snapshot: %q is missing", key)
		}
	}
	for r.need(1) {
		if c := r.buf[r.pos]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			r.fail(r.offset(), "%s after the snapshot's end", describe(c))
		}
		r.pos++
	}
}

// maxHeader bounds what is kept of the file's head; V8's is about one KB.
const maxHeader = 1 << 20

func (r *reader) readHeader() {
	start := r.offset()
	raw := &recorder{r: r.scanner}
	raw.value()
	r.header = &header{}
	if err := json.Unmarshal(raw.out, r.header); err != nil {
		r.fail(start, "not a heap snapshot: %v in \"snapshot\"", err)
	}
	if r.header.Meta == nil {
		r.fail(start, "not a heap snapshot: no \"meta\" in \"snapshot\"")
	}
	meta := r.header.Meta
	r.nodes = r.layout(start, "node", meta.NodeFields, r.header.NodeCount, "type", "name", "id", "self_size", "edge_count")
	r.edges = r.layout(start, "edge", meta.EdgeFields, r.header.EdgeCount, "type", "name_or_index", "to_node")
	r.s.typeNames = r.typeNames(start, "node", r.nodes.field("type"), meta.NodeTypes)
	for _, name := range r.s.typeNames {
		r.s.kinds = append(r.s.kinds, kindNames[name])
	}
	for _, name := range r.typeNames(start, "edge", r.edges.field("type"), meta.EdgeTypes) {
		r.edgeKinds = append(r.edgeKinds, edgeKindNames[name])
	}
}

func (r *reader) layout(at int64, what string, fields []string, count json.Number, needed ...string) layout {
	n, err := strconv.ParseUint(count.String(), 10, 64)
	if err != nil {
		r.fail(at, "not a heap snapshot: %s_count is %.60q", what, count.String())
	}
	if n >= math.MaxUint32 {
		r.fail(at, "%s_count is %d; at most %d can be read", what, n, uint32(math.MaxUint32-1))
	}
	if len(fields) > maxFields {
		r.fail(at, "a %s has %d fields; at most %d can be read", what, len(fields), maxFields)
	}
	for _, name := range needed {
		if !slices.Contains(fields, name) {
			r.fail(at, "not a heap snapshot: %s_fields lack %q", what, name)
		}
	}
	return layout{fields, n}
}

func (r *reader) typeNames(at int64, what string, field int, types []json.RawMessage) []string {
	var names []string
	if field >= len(types) || json.Unmarshal(types[field], &names) != nil || len(names) == 0 || len(names) > 256 {
		r.fail(at, "not a heap snapshot: %s_types do not name the types", what)
	}
	return names
}

// recorder reads a value and keeps its text.
type recorder struct {
	r   *scanner
	out []byte
}

func (c *recorder) value() {
	var open []byte
	for {
		b := c.r.next(`"snapshot"`)
		if len(c.out) > maxHeader {
			c.r.fail(c.r.offset(), "\"snapshot\" takes more than %d bytes", maxHeader)
		}
		switch b {
		case '"':
			var text strings.Builder
			c.r.text(&text, `"snapshot"`)
			quoted, _ := json.Marshal(text.String())
			c.out = append(c.out, quoted...)
		default:
			c.out = append(c.out, b)
			c.r.pos++
		}
		switch b {
		case '[', '{':
			open = append(open, b+2)
		case ']', '}':
			if len(open) == 0 || open[len(open)-1] != b {
				c.r.fail(c.r.offset()-1, "%q closes nothing in \"snapshot\"", b)
			}
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			return
		}
	}
}

// reserve says for how many records to make room at once: no more than the rest of the input can hold, where its
// size is known, and a little where it is not.
func (r *reader) reserve(records uint64, fields int) int {
	room := uint64(1 << 12)
	if rest := r.size - r.offset(); rest > 0 {
		room = uint64(rest)/uint64(2*fields) + 1
	}
	return int(min(records, room))
}
