// The Deserializer: wire to tape, one pass, for bytes of any origin. It keeps
// its own stack of open containers; lengths are held against the bytes that are
// left before anything is made of them.

package serdes

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"unsafe"
)

// BufferInfo is what a Deserializer must know of a buffer that is not in the
// bytes, to check the views on it.
type BufferInfo struct {
	ByteLength uint64
	Resizable  bool
	// Unknown turns the check of views off; the builder then checks them.
	Unknown bool
	shared  bool
}

// ReadDelegate knows what is outside the bytes. Embed [NoReadDelegate] and
// override what is needed.
type ReadDelegate interface {
	// Transferred describes the transferred buffer with this id.
	Transferred(id uint32) (BufferInfo, error)
	// Shared describes the shared buffer with this id.
	Shared(id uint32) (BufferInfo, error)
	// WasmModule says whether there is a module with this id.
	WasmModule(id uint32) error
	// HostObject reads what stands between a host object's tag and its
	// payload and writes the HostObject token. When more is set the payload
	// value follows on the wire; otherwise HostObject has written it too, or,
	// when it gives ErrPause, whoever called ReadValuePart reads the rest.
	HostObject(d *Deserializer, w *Writer) (more bool, err error)
}

// ErrPause is what a ReadDelegate's HostObject returns to end ReadValuePart, or
// Resume, right after the token it wrote.
var ErrPause = errors.New("serdes: paused")

// NoReadDelegate is the ReadDelegate that a Deserializer starts with: no
// buffers, no modules, host objects that are their kind and a payload.
type NoReadDelegate struct{}

// Transferred refuses.
func (NoReadDelegate) Transferred(id uint32) (BufferInfo, error) {
	return BufferInfo{}, fmt.Errorf("no transferred buffer %d", id)
}

// Shared refuses.
func (NoReadDelegate) Shared(id uint32) (BufferInfo, error) {
	return BufferInfo{}, fmt.Errorf("no shared buffer %d", id)
}

// WasmModule refuses.
func (NoReadDelegate) WasmModule(id uint32) error { return fmt.Errorf("no wasm module %d", id) }

// HostObject reads the kind.
func (NoReadDelegate) HostObject(d *Deserializer, w *Writer) (bool, error) {
	kind, err := d.ReadUint32()
	if err != nil {
		return false, err
	}
	if kind >= HostRaw {
		return false, fmt.Errorf("host object of kind %d", kind)
	}
	w.Token(TagHostObject, uint64(kind))
	return true, nil
}

// Limits bound what a message may ask for beyond its own size.
type Limits struct {
	// MaxDepth is how deep containers may nest; 0 means no bound but memory.
	MaxDepth int
	// MaxReserve is the largest maxByteLength of a resizable buffer; 0 means
	// 4 GiB. Those of one message together may be 16 times that.
	MaxReserve uint64
}

const (
	defaultReserve = 1 << 32
	reservesInAll  = 16
)

// Deserializer reads versions 13 to 15 of the wire format. It belongs to one
// goroutine at a time. The bytes must not change while it is used, nor while a
// tape is that it wrote: array buffers on the tape point into them.
type Deserializer struct {
	data     []byte
	pos      int
	version  uint32
	delegate ReadDelegate
	limits   Limits

	frames  []readFrame
	nextID  uint64
	buffers []knownBuffer
	// unfinished are the ids, ascending, of errors and host objects that are
	// being read; nothing may refer to them yet.
	unfinished []uint64
	refs       bool                // an object was referred to
	far        bool                // a string was left where it is
	reserved   uint64              // by resizable buffers
	used       map[uint32]struct{} // transfer ids that were met
	usedShared []uint32            // ids of shared buffers that were met: mostly none
	transfers  map[uint32]BufferInfo
	shapes     shapeTree
	part       uint32        // counts the pauses
	paused     []pausedValue // the values that wait for a Resume, innermost last
	payload    bool          // of the host object that pauses: its payload is still to come
}

// pausedValue is a value that ReadValuePart has left in a host object.
type pausedValue struct {
	base   int  // frames below it
	open   int  // unfinished below it
	paused int  // paused values around it
	more   bool // the host object's payload is still to come
}

// knownBuffer is a buffer that views may be made on; in order of id.
type knownBuffer struct {
	id   uint64
	info BufferInfo
	// shared says that a wasm memory may have it.
	shared bool
}

// Kinds of readFrame.
const (
	readObject uint8 = iota
	readElements
	readExtras // of a dense array
	readSparse
	readFull // a sparse array that has had all its elements so far
	readMap
	readSet
	readCause
	readPayload
)

type readFrame struct {
	count uint64 // values met, keys included; elements: still to come
	n     uint64 // arrays: length; objects: word index of the token
	node  int32  // objects: the last key; others: the last key around them
	place int32  // objects: the last key around them
	part  uint32 // objects: the part that they began in
	kind  uint8
	stack bool // errors: the stack, or Undefined, goes after the cause
}

// NewDeserializer reads data; a nil delegate is NoReadDelegate.
func NewDeserializer(data []byte, d ReadDelegate) *Deserializer {
	r := &Deserializer{}
	r.Reset(data, d)
	return r
}

// Reset makes the Deserializer as new, for other bytes, keeping its memory and
// limits.
func (d *Deserializer) Reset(data []byte, delegate ReadDelegate) {
	if delegate == nil {
		delegate = NoReadDelegate{}
	}
	d.data, d.pos, d.version, d.delegate = data, 0, 0, delegate
	d.frames, d.buffers, d.unfinished = d.frames[:0], d.buffers[:0], d.unfinished[:0]
	d.nextID, d.reserved, d.refs, d.far = 0, 0, false, false
	d.used, d.transfers = nil, nil
	d.usedShared = d.usedShared[:0]
	d.paused = d.paused[:0]
	d.shapes.reset(len(data) >= shapesFrom)
}

// PointsIntoData says whether what was read since Reset may have put addresses
// in the bytes on a tape: there were array buffers, or large strings.
func (d *Deserializer) PointsIntoData() bool { return len(d.buffers) > 0 || d.far }

// IsTree says whether no object was referred to, of what was read since Reset.
func (d *Deserializer) IsTree() bool { return !d.refs }

// TransferArrayBuffer describes the transferred buffer with this id, which the
// delegate is then not asked for.
func (d *Deserializer) TransferArrayBuffer(id uint32, info BufferInfo) {
	if d.transfers == nil {
		d.transfers = make(map[uint32]BufferInfo)
	}
	d.transfers[id] = info
}

// SetLimits bounds what is read from now on.
func (d *Deserializer) SetLimits(l Limits) { d.limits = l }

// WireFormatVersion is the version that ReadHeader found, or 0. Without one
// values are read as of version 13, with undefined in a dense array a hole.
func (d *Deserializer) WireFormatVersion() uint32 { return d.version }

// NextID is the id that the next object gets.
func (d *Deserializer) NextID() uint32 { return uint32(d.nextID) }

// Offset is the position of the next byte.
func (d *Deserializer) Offset() int { return d.pos }

// Seek continues at an offset that Offset has given, with no value begun since.
func (d *Deserializer) Seek(offset int) { d.pos = offset }

// Remaining is the number of bytes that have not been read.
func (d *Deserializer) Remaining() int { return len(d.data) - d.pos }

// ExpectEnd gives an error when bytes are left.
func (d *Deserializer) ExpectEnd() error {
	if d.pos != len(d.data) {
		return d.errorf("%d bytes after the value", len(d.data)-d.pos)
	}
	return nil
}

// ReadHeader reads the version mark.
func (d *Deserializer) ReadHeader() error {
	if d.Remaining() < 2 || d.data[d.pos] != wireVersion {
		return &WireError{d.pos, "no version mark", ErrVersion}
	}
	at := d.pos
	d.pos++
	v, err := d.ReadUint32()
	d.version = v
	if err != nil || v < MinVersion || v > Version {
		return &WireError{at, fmt.Sprintf("version %d is not one of %d to %d", v, MinVersion, Version), ErrVersion}
	}
	return nil
}

// ReadUint32 reads a varint of at most 32 bits.
func (d *Deserializer) ReadUint32() (uint32, error) {
	at := d.pos
	v, err := d.ReadUint64()
	if err != nil {
		return 0, err
	}
	if v > math.MaxUint32 || d.pos-at > 5 {
		d.pos = at
		return 0, d.errorf("number of more than 32 bits")
	}
	return uint32(v), nil
}

// ReadUint64 reads a varint.
func (d *Deserializer) ReadUint64() (uint64, error) {
	if d.pos < len(d.data) && d.data[d.pos] < 0x80 {
		d.pos++
		return uint64(d.data[d.pos-1]), nil
	}
	v, n := binary.Uvarint(d.data[d.pos:])
	if n == 0 {
		return 0, d.errorf("end in the middle of a number")
	}
	if n < 0 {
		return 0, d.errorf("number of more than 64 bits")
	}
	d.pos += n
	return v, nil
}

// ReadDouble reads 8 bytes.
func (d *Deserializer) ReadDouble() (float64, error) {
	b, err := d.ReadRawBytes(8)
	if err != nil {
		return 0, err
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b)), nil
}

// ReadRawBytes reads n bytes. They are the input's own memory.
func (d *Deserializer) ReadRawBytes(n uint64) ([]byte, error) {
	if n > uint64(d.Remaining()) {
		return nil, d.errorf("%d bytes wanted, %d left", n, d.Remaining())
	}
	b := d.data[d.pos : d.pos+int(n) : d.pos+int(n)]
	d.pos += int(n)
	return b, nil
}

// ReadTape reads the one value that the bytes hold, header included, and
// refuses bytes after it.
func (d *Deserializer) ReadTape(w *Writer) error {
	if err := d.ReadHeader(); err != nil {
		return err
	}
	if err := d.ReadValue(w); err != nil {
		return err
	}
	return d.ExpectEnd()
}

// ReadValue reads the next value. After an error the tape holds a part of it
// and neither it nor the Deserializer can be used on.
func (d *Deserializer) ReadValue(w *Writer) error {
	p := d.here()
	err := d.run(w, p.base, false)
	if err == ErrPause {
		err = d.errorf("a host object pauses ReadValue")
	}
	if err != nil {
		d.giveUp(p)
	}
	return err
}

// run reads until the frames are down to base; done says that a value has just
// been completed.
func (d *Deserializer) run(w *Writer, base int, done bool) (err error) {
	for {
		if !done {
			d.simples(w, base)
			if done, err = d.step(w, base); err != nil {
				return err
			}
		}
		for done {
			if len(d.frames) == base {
				return nil
			}
			if done, err = d.completed(w); err != nil {
				return err
			}
		}
	}
}

// step reads one tag and what belongs to it; done says that a value is
// complete by it.
func (d *Deserializer) step(w *Writer, base int) (done bool, err error) {
	if len(d.frames) > base && d.frames[len(d.frames)-1].kind == readFull {
		d.nextElement(w, &d.frames[len(d.frames)-1])
	}
	tag, err := d.tag()
	if err != nil {
		return false, err
	}
	if len(d.frames) > base {
		f := &d.frames[len(d.frames)-1]
		if isEnd(tag) {
			return true, d.end(w, tag, f)
		}
		if f.count&1 == 0 && (f.kind == readObject || f.kind == readExtras || f.kind == readSparse) {
			at, from := d.pos-1, len(w.words)
			if err := d.key(w, tag); err != nil {
				return true, err
			}
			if f.kind == readObject {
				d.learnKey(f, at, w.words[from:])
			}
			return true, nil
		}
	}
	return d.value(w, tag)
}

// completed tells the innermost container that one more value is in it, and
// says whether that completes the container too.
func (d *Deserializer) completed(w *Writer) (done bool, err error) {
	f := &d.frames[len(d.frames)-1]
	switch f.kind {
	case readElements:
		if f.count--; f.count == 0 {
			f.kind = readExtras
		}
	case readPayload:
		d.frames = d.frames[:len(d.frames)-1]
		d.finished()
		return true, nil
	case readCause:
		return true, d.errorAfterCause(w, f.stack)
	default:
		f.count++
	}
	return false, nil
}

// tag reads the next tag, past padding and the counts that old writers put in.
func (d *Deserializer) tag() (byte, error) {
	for d.pos < len(d.data) {
		t := d.data[d.pos]
		d.pos++
		if t == wireVerifyCount {
			if _, err := d.ReadUint32(); err != nil {
				return 0, err
			}
			continue
		}
		if t != wirePadding {
			return t, nil
		}
	}
	return 0, d.errorf("end where a value must be")
}

// peek is the next tag past padding, or 0 at the end.
func (d *Deserializer) peek() byte {
	for i := d.pos; i < len(d.data); i++ {
		if d.data[i] != wirePadding {
			return d.data[i]
		}
	}
	return 0
}

func isEnd(tag byte) bool {
	switch tag {
	case wireObjectEnd, wireDenseEnd, wireSparseEnd, wireMapEnd, wireSetEnd:
		return true
	}
	return false
}

// end closes the container f, whose end tag this must be, and checks the
// counts that follow.
func (d *Deserializer) end(w *Writer, tag byte, f *readFrame) error {
	want, per := byte(0), uint64(1)
	switch f.kind {
	case readObject:
		want, per = wireObjectEnd, 2
	case readExtras:
		want, per = wireDenseEnd, 2
	case readSparse:
		want, per = wireSparseEnd, 2
	case readMap:
		want = wireMapEnd
	case readSet:
		want = wireSetEnd
	}
	if tag != want || (f.count&1 != 0 && f.kind != readSet) {
		d.pos--
		return d.errorf("end %q where a value must be", tag)
	}
	n, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if uint64(n) != f.count/per {
		return d.errorf("%d entries where %d were said", f.count/per, n)
	}
	if f.kind == readExtras || f.kind == readSparse {
		length, err := d.ReadUint32()
		if err != nil {
			return err
		}
		if uint64(length) != f.n {
			return d.errorf("array length %d at the end of one of %d", length, f.n)
		}
	}
	if f.kind == readObject && f.part == d.part && f.n < uint64(len(w.words)) {
		w.words[f.n] |= d.shapes.done(f.node) << 8
	}
	w.End(uint64(n))
	d.frames = d.frames[:len(d.frames)-1]
	return nil
}

func (d *Deserializer) push(f readFrame) error {
	if d.limits.MaxDepth > 0 && len(d.frames) >= d.limits.MaxDepth {
		return d.errorf("nested deeper than %d", d.limits.MaxDepth)
	}
	if n := len(d.frames); n > 0 && d.frames[n-1].node > 0 {
		f.place = d.frames[n-1].node
	}
	f.node = f.place
	if f.kind == readObject {
		f.node = d.shapes.first(d.nextID - 1)
	}
	d.frames = append(doubled(d.frames), f)
	return nil
}

// value reads what belongs to a value's tag.
func (d *Deserializer) value(w *Writer, tag byte) (done bool, err error) {
	switch tag {
	case wireInt32:
		v, err := d.int32()
		w.Int(v)
		return true, err
	case wireString1, wireString2, wireStringUTF8:
		return true, d.text(w, tag)
	case wireDouble:
		b, err := d.ReadRawBytes(8)
		if err != nil {
			return false, err
		}
		w.Token(TagDouble, 0)
		w.Uint64(binary.LittleEndian.Uint64(b))
	case wireTrue:
		w.Token(TagTrue, 0)
	case wireFalse:
		w.Token(TagFalse, 0)
	case wireUndefined:
		d.undefined(w)
	case wireNull:
		w.Token(TagNull, 0)
	case wireObject:
		d.nextID++
		w.Object()
		return false, d.push(readFrame{kind: readObject, n: uint64(len(w.words) - 1), part: d.part})
	case wireDense:
		return false, d.dense(w)
	case wireSparse:
		return false, d.sparse(w)
	case wireMap:
		d.nextID++
		w.Token(TagMap, 0)
		return false, d.push(readFrame{kind: readMap})
	case wireSet:
		d.nextID++
		w.Token(TagSet, 0)
		return false, d.push(readFrame{kind: readSet})
	case wireRef:
		return true, d.ref(w)
	default:
		return d.rareValue(w, tag)
	}
	return true, nil
}

// rareValue is value for everything that is not common in records.
func (d *Deserializer) rareValue(w *Writer, tag byte) (done bool, err error) {
	switch tag {
	case wireHole:
		if n := len(d.frames); n == 0 || d.frames[n-1].kind != readElements {
			d.pos--
			return false, d.errorf("hole outside of an array")
		}
		w.Token(TagHole, 0)
	case wireUint32:
		v, err := d.ReadUint32()
		w.Number(float64(v))
		return true, err
	case wireBigInt:
		return true, d.bigInt(w)
	case wireDate:
		return true, d.boxedDouble(w, TagDate)
	case wireNumberObject:
		return true, d.boxedDouble(w, TagNumberObject)
	case wireTrueObject, wireFalseObject:
		d.nextID++
		w.Token(TagBoolObject, uint64(tag-wireFalseObject))
	case wireBigIntObject:
		d.nextID++
		w.Token(TagBigIntObject, 0)
		return true, d.bigInt(w)
	case wireStringObject:
		d.nextID++
		w.Token(TagStringObject, 0)
		return true, d.stringValue(w)
	case wireRegExp:
		return true, d.regExp(w)
	case wireArrayBuffer, wireResizable:
		return true, d.arrayBuffer(w, tag)
	case wireTransfer:
		return true, d.transferred(w)
	case wireShared:
		return true, d.shared(w)
	case wireError:
		return d.error(w)
	case wireHost:
		return d.hostObject(w)
	case wireWasmModule:
		return true, d.wasmModule(w)
	case wireWasmMemory:
		return true, d.wasmMemory(w)
	default:
		d.pos--
		return false, d.errorf("tag %q", tag)
	}
	return true, nil
}

// undefined is a hole among the elements of values without a version: they
// were written before holes had a tag.
func (d *Deserializer) undefined(w *Writer) {
	if d.version == 0 && len(d.frames) > 0 && d.frames[len(d.frames)-1].kind == readElements {
		w.Token(TagHole, 0)
		return
	}
	w.Token(TagUndefined, 0)
}

func (d *Deserializer) int32() (int32, error) {
	v, err := d.ReadUint32()
	return int32(v>>1) ^ -int32(v&1), err
}

func (d *Deserializer) dense(w *Writer) error {
	n, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if uint64(n) > uint64(d.Remaining()) {
		return d.errorf("array of %d elements in %d bytes", n, d.Remaining())
	}
	d.nextID++
	w.Token(TagDenseArray, uint64(n))
	kind := readElements
	if n == 0 {
		kind = readExtras
	}
	return d.push(readFrame{kind: kind, count: uint64(n), n: uint64(n)})
}

func (d *Deserializer) sparse(w *Writer) error {
	n, err := d.ReadUint32()
	if err != nil {
		return err
	}
	d.nextID++
	w.Token(TagSparseArray, uint64(n))
	if n == 0 || n > math.MaxInt32 {
		return d.push(readFrame{kind: readSparse, n: uint64(n)})
	}
	w.Token(TagElements, 0)
	return d.push(readFrame{kind: readFull, n: uint64(n)})
}

// ref reads a reference; when it is to a buffer, a view on it may follow.
func (d *Deserializer) ref(w *Writer) error {
	id, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if uint64(id) >= d.nextID {
		return d.errorf("reference to object %d of %d", id, d.nextID)
	}
	if _, found := slices.BinarySearch(d.unfinished, uint64(id)); found {
		return d.errorf("reference to the unfinished object %d", id)
	}
	d.refs = true
	w.Ref(id)
	if b := d.buffer(uint64(id)); b != nil {
		return d.viewOn(w, b.info)
	}
	return nil
}

func (d *Deserializer) buffer(id uint64) *knownBuffer {
	i := sort.Search(len(d.buffers), func(i int) bool { return d.buffers[i].id >= id })
	if i < len(d.buffers) && d.buffers[i].id == id {
		return &d.buffers[i]
	}
	return nil
}

func (d *Deserializer) bigInt(w *Writer) error {
	bits, err := d.ReadUint32()
	if err != nil {
		return err
	}
	b, err := d.ReadRawBytes(uint64(bits >> 1))
	if err != nil {
		return err
	}
	if len(b) > maxBigIntDigits*8 {
		return d.errorf("bigint of %d bytes", len(b))
	}
	for len(b) > 0 && b[len(b)-1] == 0 {
		b = b[:len(b)-1]
	}
	w.digits(b, bits&1 != 0 && len(b) > 0)
	return nil
}

// digits writes a bigint that has these bytes.
func (w *Writer) digits(b []byte, negative bool) {
	w.Token(TagBigInt, uint64((len(b)+7)/8))
	w.Word(boolWord(negative))
	if len(b) == 0 {
		return
	}
	at, words := len(w.words), (len(b)+7)/8*2
	w.need(words)
	w.words = w.words[:at+words]
	w.words[at+words-2], w.words[at+words-1] = 0, 0
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&w.words[at])), words*4), b)
}

func (d *Deserializer) boxedDouble(w *Writer, tag Tag) error {
	b, err := d.ReadRawBytes(8)
	if err != nil {
		return err
	}
	d.nextID++
	w.Token(tag, 0)
	w.Uint64(binary.LittleEndian.Uint64(b))
	return nil
}

// regExp reads a source and flags; on the tape the flags come first.
func (d *Deserializer) regExp(w *Writer) error {
	d.nextID++
	at := len(w.words)
	w.Token(TagRegExp, 0)
	if err := d.stringValue(w); err != nil {
		return err
	}
	flags, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if flags&^regExpFlags != 0 || flags&(regExpUnicode|regExpUnicodeSets) == regExpUnicode|regExpUnicodeSets {
		return d.errorf("regular expression flags %#x", flags)
	}
	w.words[at] |= flags << 8
	return nil
}

func (d *Deserializer) wasmModule(w *Writer) error {
	at := d.pos
	id, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if err := d.delegate.WasmModule(id); err != nil {
		return d.wrap(at, err)
	}
	d.nextID++
	w.Token(TagWasmModule, uint64(id))
	return nil
}

// wasmMemory reads the maximum size and the shared buffer that must follow.
func (d *Deserializer) wasmMemory(w *Writer) error {
	pages, err := d.ReadUint32()
	if err != nil {
		return err
	}
	d.nextID++
	w.Token(TagWasmMemory, uint64(pages))
	tag, err := d.tag()
	if err != nil {
		return err
	}
	switch tag {
	case wireShared:
		return d.shared(w)
	case wireRef:
		id, err := d.ReadUint32()
		if err != nil {
			return err
		}
		if b := d.buffer(uint64(id)); b == nil || !b.shared {
			return d.errorf("wasm memory on object %d", id)
		}
		d.refs = true
		w.Ref(id)
		return nil
	}
	d.pos--
	return d.errorf("wasm memory without shared buffer")
}

// errorf makes the error for what is wrong at the current position.
func (d *Deserializer) errorf(format string, args ...any) error {
	return &WireError{d.pos, fmt.Sprintf(format, args...), ErrData}
}

// wrap makes an error of a delegate's.
func (d *Deserializer) wrap(at int, err error) error {
	if _, ok := err.(*WireError); ok {
		return err
	}
	return &WireError{at, err.Error(), ErrData}
}
