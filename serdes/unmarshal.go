// Unmarshal: the wire straight to Go values, without a tape. The decoders of
// the types are in unmarshal_types.go, those of any and of the Value tree in
// unmarshal_tree.go.

package serdes

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unsafe"
)

// Unmarshaler is a type that reads itself. decode reads the value into
// whatever it is given a pointer to; it may be called again, to try another
// type, and only until UnmarshalV8 returns.
type Unmarshaler interface {
	UnmarshalV8(decode func(v any) error) error
}

// UnmarshalTypeError is a JavaScript value that the Go type cannot hold.
type UnmarshalTypeError struct {
	// Value describes it: "string", "number 1.5", "Map".
	Value string
	Type  reflect.Type
	// Path is where: users[3].name. It is empty for the value itself.
	Path string
	// Offset is where it stands in the bytes.
	Offset int
	// Err is the reason where that is not the type alone.
	Err error
}

// Error gives path, value and type.
func (e *UnmarshalTypeError) Error() string {
	s := "serdes: "
	if e.Path != "" {
		s += e.Path + ": "
	}
	s += "cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap is the reason, if there is one.
func (e *UnmarshalTypeError) Unwrap() error { return e.Err }

// InvalidUnmarshalError is the error for what is no pointer, or a nil one.
type InvalidUnmarshalError struct{ Type reflect.Type }

// Error names the type.
func (e *InvalidUnmarshalError) Error() string {
	if e.Type == nil {
		return "serdes: Unmarshal(nil)"
	}
	if e.Type.Kind() != reflect.Pointer {
		return "serdes: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "serdes: Unmarshal(nil " + e.Type.String() + ")"
}

// HostForm is what a message's host objects are.
type HostForm uint8

const (
	// HostViews are v8.serialize's: typed arrays, DataViews and Buffers.
	HostViews HostForm = iota
	// HostKinds are those of messages between threads: a kind and a value.
	HostKinds
)

// UnmarshalOptions change how Unmarshal reads. The zero value is Unmarshal.
type UnmarshalOptions struct {
	Host HostForm
	// MaxDepth is how many values may stand in one another; 0 means 10,000.
	MaxDepth int
	// DisallowUnknownFields makes a property that the struct has no field for
	// an error.
	DisallowUnknownFields bool
	// Buffer gives the memory of a transferred or shared buffer. Without it
	// such buffers are refused.
	Buffer func(id uint32, shared bool) ([]byte, error)
}

// Unmarshal reads the message in data into what v points to. It reads versions
// 13, 14 and 15, with the choices of encoding/json: null leaves what cannot be
// nil as it is, properties are matched to fields by name and then without
// regard to case, unknown properties are left out, existing pointers and maps
// are filled, slices are overwritten. A value that its Go type cannot hold is
// left out, the rest is read, and the error for the first one returned. undefined
// is as null.
//
// Into an any go:
//
//	undefined, null              nil
//	boolean, number, string      bool, float64, string
//	bigint                       *big.Int
//	plain object                 map[string]any
//	array                        []any, holes as nil; one with named properties,
//	                             or with more holes than elements and eight, *Array
//	Date                         time.Time in UTC; an invalid one *Date
//	ArrayBuffer, Uint8Array,
//	Buffer                       []byte
//	other typed arrays           the slice: []int32, []float64 ...
//	Uint8ClampedArray, DataView  *View
//	Boolean, Number, BigInt,
//	String objects               what they hold
//	Error                        *Error
//	Map, Set, RegExp, host       *Map, *Set, *RegExp, *HostObject
//
// A Value takes the tree that loses nothing. Integers take numbers without a
// fraction and BigInts that fit; []T and [n]T take arrays, Sets and typed
// arrays; maps take objects, Maps, and with struct{} values Sets; time.Time,
// big.Int, *regexp.Regexp take their own; encoding.TextUnmarshalers take
// strings. Nothing shares memory with data. Text that is no Unicode becomes
// U+FFFD.
//
// An object that is referred to again is the same Go object where the Go types
// are the same and can be shared: pointers, maps, slices, any. Where they are
// values it is a copy. An object that is asked for as several types is read
// once for each.
//
// Any bytes give a value or an error, a *WireError where they are malformed.
// Memory is in proportion to the bytes and the size of the Go types.
func Unmarshal(data []byte, v any) error { return UnmarshalOptions{}.Unmarshal(data, v) }

// Unmarshal is the function of this name, with the options.
func (o UnmarshalOptions) Unmarshal(data []byte, v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d := decoders.Get().(*decoder)
	defer d.release()
	t := decTypeOf(rv.Type().Elem())
	d.reset(data, o)
	d.track = t.refers.Load()
	err := d.message(t, rv.UnsafePointer())
	if err == errRefers {
		t.refers.Store(true)
		d.reset(data, o)
		d.track = true
		err = d.message(t, rv.UnsafePointer())
	} else if d.track && !d.referred {
		t.refers.Store(false)
	}
	if err != nil && err != errSoft {
		return err
	}
	if err := d.ExpectEnd(); err != nil {
		return err
	}
	if d.soft != nil {
		return d.located()
	}
	return nil
}

// errRefers says that a message has references and must be read with account
// of its objects. Few have; the others are read without.
var errRefers = errors.New("references")

// message reads the header and the value.
func (d *decoder) message(t *decType, p unsafe.Pointer) error {
	if err := d.ReadHeader(); err != nil {
		return err
	}
	return t.dec(d, p)
}

// decoder is the state of one Unmarshal. Of the Deserializer it uses the bytes
// and the readers of numbers and strings.
type decoder struct {
	Deserializer
	opts     UnmarshalOptions
	depth    int
	maxDepth int
	soft     *UnmarshalTypeError
	steps    []string // of its path, the innermost first

	// track says that references are expected; otherwise objects are only
	// counted, and the first reference ends the reading with errRefers.
	track    bool
	referred bool
	ids      objects
	more     map[repKey]*rep // what objects were read as, beyond the first
	// again is not 0 while an object is read once more, as another type.
	again int
	// spent are the bytes read again, claimed the elements that arrays said
	// they have, slots those that sparse ones have. Each is bounded.
	spent, claimed, slots int

	used     map[uint32]struct{}
	left     int // values that were left out
	skipping bool
	unknown  string      // the property that no field has
	failed   error       // that an Unmarshaler may have kept for itself
	keys     [256]string // property names that were met
	values   [256]any    // short strings that were met
	boxes
}

// object is one that has been met, by id.
type object struct {
	start int // of its tag
	end   int // 0 while it is read
	next  uint64
	// partial is set for an error or host object that is not complete: nothing
	// may refer to it.
	partial bool
	// node is the buffer or view.
	node any
	rep  rep
}

// objects are those that have been met, by id, in blocks: a list that is copied as it grows would take three
// times the memory of what a message can have.
type objects struct {
	blocks [][]object
	count  uint64
}

const (
	objectBlock = 256
	keptBlocks  = 1 << 15 / objectBlock
)

func (o *objects) len() uint64 { return o.count }

func (o *objects) at(id uint64) *object { return &o.blocks[id/objectBlock][id%objectBlock] }

func (o *objects) add(one object) {
	if o.count == uint64(len(o.blocks)*objectBlock) {
		o.blocks = append(o.blocks, make([]object, objectBlock))
	}
	o.count++
	*o.at(o.count - 1) = one
}

// clear lets go of what the objects refer to.
func (o *objects) clear() {
	for rest, i := o.count, 0; rest > 0; i++ {
		n := min(rest, objectBlock)
		clear(o.blocks[i][:n])
		rest -= n
	}
	o.count = 0
}

// shrink keeps no more than a usual message needs.
func (o *objects) shrink() {
	if len(o.blocks) > keptBlocks {
		o.blocks = nil
	}
}

// rep is what an object was read as.
type rep struct {
	typ  *decType
	ptr  unsafe.Pointer // a struct's or array's place, a map, a slice's memory
	n    int            // a slice's length
	v    any            // of any and of Value
	done bool
}

type repKey struct {
	id  uint64
	typ *decType
}

var decoders = sync.Pool{New: func() any { return new(decoder) }}

func (d *decoder) reset(data []byte, o UnmarshalOptions) {
	d.data, d.pos, d.version, d.nextID = data, 0, Version, 0
	d.opts, d.depth, d.soft, d.again, d.skipping, d.failed = o, 0, nil, 0, false, nil
	if d.maxDepth = o.MaxDepth; d.maxDepth <= 0 {
		d.maxDepth = defaultDepth
	}
	d.track, d.referred, d.left, d.steps = false, false, 0, nil
	d.ids.clear()
	d.more, d.used = nil, nil
	d.spent, d.claimed, d.slots = 0, 0, 0
}

func (d *decoder) release() {
	d.data, d.soft, d.opts, d.failed = nil, nil, UnmarshalOptions{}, nil
	d.ids.clear()
	d.ids.shrink()
	d.more, d.used = nil, nil
	d.boxes = boxes{}
	decoders.Put(d)
}

// errSoft says that a value was left out because it does not fit its type.
// Those who hold it go on, after they have put their step before the path.
var errSoft = fmt.Errorf("left out")

// mismatch leaves the value at the current position out.
func (d *decoder) mismatch(t reflect.Type, reason error) error {
	at, what := d.pos, d.describe()
	if err := d.skip(); err != nil {
		return err
	}
	return d.leftOut(&UnmarshalTypeError{Value: what, Type: t, Offset: at, Err: reason})
}

// leftOut keeps the first error; the value has been read.
func (d *decoder) leftOut(err *UnmarshalTypeError) error {
	d.left++
	if d.soft != nil {
		return nil
	}
	d.soft = err
	return errSoft
}

// inside puts a step in front of the path of an error that came from below.
// What is not soft is given on and ends the reading.
func (d *decoder) inside(step string, err error) (soft, hard error) {
	if err != errSoft {
		return nil, err
	}
	d.steps = append(d.steps, step)
	return errSoft, nil
}

// located is the soft error with its path, which was collected from the inside
// out.
func (d *decoder) located() *UnmarshalTypeError {
	inner := d.soft.Path
	if inner != "" && inner[0] != '[' {
		inner = "." + inner
	}
	var sb strings.Builder
	for i := len(d.steps) - 1; i >= 0; i-- {
		sb.WriteString(d.steps[i])
	}
	d.soft.Path = fullPath(sb.String() + inner)
	return d.soft
}

// enter counts a level.
func (d *decoder) enter() error {
	if d.depth++; d.depth > d.maxDepth {
		return &WireError{d.pos, fmt.Sprintf("nested deeper than %d", d.maxDepth), ErrData}
	}
	return nil
}

// look is the tag of the next value, whose position it makes the current one.
func (d *decoder) look() (byte, error) {
	if d.pos < len(d.data) {
		if t := d.data[d.pos]; t != wirePadding && t != wireVerifyCount {
			return t, nil
		}
	}
	t, err := d.tag()
	if err != nil {
		return 0, err
	}
	d.pos--
	return t, nil
}

// begin gives the object whose tag is at start its id.
func (d *decoder) begin(start int) uint64 {
	id := d.nextID
	d.nextID++
	if d.track && id == d.ids.len() {
		d.ids.add(object{start: start})
	}
	return id
}

// note says what an object is read as, so that references can find it.
func (d *decoder) note(id uint64, r rep) {
	o := d.ids.at(id)
	if o.rep.typ == nil || o.rep.typ == r.typ {
		o.rep = r
		return
	}
	if d.more == nil {
		d.more = map[repKey]*rep{}
	}
	d.more[repKey{id, r.typ}] = &r
}

// finish says that an object has been read.
func (d *decoder) finish(id uint64, t *decType) {
	o := d.ids.at(id)
	o.end, o.next = d.pos, d.nextID
	if r := d.find(id, t); r != nil {
		r.done = true
	}
}

// find is the object as that type, or nil.
func (d *decoder) find(id uint64, t *decType) *rep {
	if r := &d.ids.at(id).rep; r.typ == t {
		return r
	}
	return d.more[repKey{id, t}]
}

// open begins a container: a level, an id, and the note of where it goes. It
// says that the container is complete already, from an earlier reading.
func (d *decoder) open(start int, t *decType, p unsafe.Pointer, r rep) (id uint64, complete bool, err error) {
	if err := d.enter(); err != nil {
		return 0, false, err
	}
	id = d.begin(start)
	if !d.track {
		return id, false, nil
	}
	if d.again > 0 {
		if known := d.find(id, t); known != nil && known.done && d.ids.at(id).end > 0 {
			d.depth--
			d.pos, d.nextID = d.ids.at(id).end, d.ids.at(id).next
			return id, true, t.share(known, p)
		}
	}
	r.typ = t
	d.note(id, r)
	return id, false, nil
}

// shut ends what open began.
func (d *decoder) shut(id uint64, t *decType) {
	d.depth--
	if d.track {
		d.finish(id, t)
	}
}

// share gives the place p the object that was read.
func (t *decType) share(r *rep, p unsafe.Pointer) error {
	switch t.typ.Kind() {
	case reflect.Map:
		*(*unsafe.Pointer)(p) = r.ptr
	case reflect.Slice:
		*(*sliceHeader)(p) = sliceHeader{r.ptr, r.n, r.n}
	case reflect.Interface:
		*(*any)(p) = r.v
	default:
		if p != r.ptr {
			reflect.NewAt(t.typ, p).Elem().Set(reflect.NewAt(t.typ, r.ptr).Elem())
		}
	}
	return nil
}

// refID reads the id of the reference at the current position.
func (d *decoder) refID() (uint64, error) {
	if d.referred = true; !d.track {
		return 0, errRefers
	}
	at := d.pos
	d.pos++
	id, err := d.ReadUint32()
	if err != nil {
		return 0, err
	}
	if uint64(id) >= d.ids.len() {
		d.pos = at
		return 0, d.errorf("reference to object %d of %d", id, d.ids.len())
	}
	if d.ids.at(uint64(id)).partial {
		return 0, d.errorf("reference to the unfinished object %d", id)
	}
	return uint64(id), nil
}

// reference reads a reference into a place of type t.
func (d *decoder) reference(t *decType, p unsafe.Pointer) error {
	at := d.pos
	id, err := d.refID()
	if err != nil {
		return err
	}
	if d.ids.at(id).node != nil {
		node, err := d.refView(id)
		if err != nil {
			return err
		}
		return d.fromNode(t, p, node, at)
	}
	if r := d.find(id, t); r != nil {
		if k := t.typ.Kind(); !r.done && (k == reflect.Struct || k == reflect.Array) {
			return d.leftOut(&UnmarshalTypeError{Value: "object that contains itself", Type: t.typ, Offset: at})
		}
		return t.share(r, p)
	}
	return d.once(id, func() error { return t.dec(d, p) })
}

// once reads an object once more with read.
func (d *decoder) once(id uint64, read func() error) error {
	o := d.ids.at(id)
	end := o.end
	if end == 0 {
		end = len(d.data)
	}
	if err := d.spend(end - o.start); err != nil {
		return err
	}
	pos, next := d.pos, d.nextID
	d.pos, d.nextID = o.start, id
	d.again++
	if err := d.enter(); err != nil {
		return err
	}
	err := read()
	d.depth--
	d.again--
	d.pos, d.nextID = pos, next
	return err
}

// spend bounds the bytes that are read again.
func (d *decoder) spend(n int) error {
	if d.spent += n; d.spent/256 > len(d.data)+1<<12 {
		return d.errorf("objects that are read as another type too often")
	}
	return nil
}

// claim bounds the elements that arrays say they have by the bytes that there
// are: an element has one at least, of its own.
func (d *decoder) claim(n uint32) error {
	if uint64(n) > uint64(d.Remaining()) {
		return d.errorf("array of %d elements in %d bytes", n, d.Remaining())
	}
	if d.claimed += int(n); d.claimed > len(d.data)+d.spent {
		return d.errorf("arrays of more elements than bytes")
	}
	return nil
}

// claimSlots bounds the length of sparse arrays that become slices.
func (d *decoder) claimSlots(n uint32) bool {
	limit := 4*(len(d.data)+d.spent) + 1024
	if uint64(n) > uint64(limit-d.slots) {
		return false
	}
	d.slots += int(n)
	return true
}

// count reads the number behind an end tag, which must be n.
func (d *decoder) count(n uint64) error {
	said, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if uint64(said) != n {
		return d.errorf("%d entries where %d were said", n, said)
	}
	return nil
}

// badTag is the error for a tag that begins no value.
func (d *decoder) badTag(tag byte) error { return d.errorf("tag %q", tag) }

// repeat calls each before every value of a container until its end tag.
func (d *decoder) repeat(end byte, each func(i int) error) (n int, err error) {
	for ; ; n++ {
		tag, err := d.look()
		if err != nil {
			return n, err
		}
		if tag == end {
			d.pos++
			return n, nil
		}
		if err := each(n); err != nil {
			return n, err
		}
	}
}
