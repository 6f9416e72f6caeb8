// Reading over values that nobody wants: with the same checks, and the same
// count of objects, as reading them. And the pieces that every reader needs:
// property names, text, buffers and views.

package serdes

import (
	"bytes"
	"encoding/binary"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

func hasByte(b []byte, c byte) bool { return bytes.IndexByte(b, c) >= 0 }

// describe names the value at the current position for an error.
func (d *decoder) describe() string {
	tag, err := d.look()
	if err != nil {
		return "nothing"
	}
	at := d.pos
	defer func() { d.pos = at }()
	switch tag {
	case wireInt32, wireUint32, wireDouble:
		if v, err := d.number(); err == nil {
			return "number " + FormatNumber(v)
		}
		return "number"
	case wireView:
		return "view"
	case wireRef:
		return "reference"
	}
	if name, ok := tagNames[tag]; ok {
		return name
	}
	return "tag " + strconv.QuoteRune(rune(tag))
}

var tagNames = map[byte]string{
	wireUndefined: "undefined", wireNull: "null", wireTrue: "boolean", wireFalse: "boolean", wireBigInt: "bigint",
	wireString1: "string", wireString2: "string", wireStringUTF8: "string", wireObject: "object",
	wireDense: "array", wireSparse: "array", wireDate: "Date", wireTrueObject: "Boolean object",
	wireFalseObject: "Boolean object", wireNumberObject: "Number object", wireBigIntObject: "BigInt object",
	wireStringObject: "String object", wireRegExp: "RegExp", wireMap: "Map", wireSet: "Set",
	wireArrayBuffer: "ArrayBuffer", wireResizable: "ArrayBuffer", wireTransfer: "ArrayBuffer",
	wireShared: "SharedArrayBuffer", wireError: "Error", wireHost: "host object", wireHole: "hole",
}

// number reads the number at the current position.
func (d *decoder) number() (float64, error) {
	d.pos++
	switch d.data[d.pos-1] {
	case wireInt32:
		v, err := d.int32()
		return float64(v), err
	case wireUint32:
		v, err := d.ReadUint32()
		return float64(v), err
	}
	return d.ReadDouble()
}

// skip reads over the value at the current position.
func (d *decoder) skip() error {
	tag, err := d.look()
	if err != nil {
		return err
	}
	start := d.pos
	d.pos++
	switch tag {
	case wireUndefined, wireNull, wireTrue, wireFalse:
		return nil
	case wireInt32, wireUint32:
		_, err := d.ReadUint32()
		return err
	case wireDouble:
		_, err := d.ReadRawBytes(8)
		return err
	case wireString1, wireString2, wireStringUTF8:
		_, err := d.stringBytes(tag)
		return err
	case wireBigInt:
		_, _, err := d.digits()
		return err
	case wireRef:
		d.pos = start
		id, err := d.refID()
		if err == nil && d.ids.at(id).node != nil {
			_, err = d.refView(id)
		}
		return err
	case wireArrayBuffer, wireResizable, wireTransfer, wireShared, wireHost:
		d.pos = start
		return d.skipMemory(tag)
	}
	if err := d.enter(); err != nil {
		return err
	}
	id := d.begin(start)
	if err := d.skipObject(tag, id); err != nil {
		return err
	}
	d.depth--
	if d.track {
		d.ids.at(id).end, d.ids.at(id).next = d.pos, d.nextID
	}
	return nil
}

func (d *decoder) skipMemory(tag byte) error {
	if tag == wireHost && d.opts.Host == HostKinds {
		start := d.pos
		d.pos++
		if _, err := d.hostKind(); err != nil {
			return err
		}
		id := d.begin(start)
		if err := d.enter(); err != nil {
			return err
		}
		d.setPartial(id, true)
		err := d.skip()
		d.setPartial(id, false)
		d.depth--
		if err == nil && d.track {
			d.ids.at(id).end, d.ids.at(id).next = d.pos, d.nextID
		}
		return err
	}
	d.skipping = true
	_, err := d.memory()
	d.skipping = false
	return err
}

func (d *decoder) hostKind() (uint32, error) {
	kind, err := d.ReadUint32()
	if err == nil && kind >= HostRaw {
		return 0, d.errorf("host object of kind %d", kind)
	}
	return kind, err
}

// skipObject reads over what follows an object's tag.
func (d *decoder) skipObject(tag byte, id uint64) error {
	switch tag {
	case wireObject:
		return d.skipProperties(wireObjectEnd)
	case wireDense:
		n, err := d.ReadUint32()
		if err != nil {
			return err
		}
		if err := d.claim(n); err != nil {
			return err
		}
		for range n {
			if err := d.skipElement(); err != nil {
				return err
			}
		}
		return d.arrayTail(wireDenseEnd, n)
	case wireSparse:
		n, err := d.ReadUint32()
		if err != nil {
			return err
		}
		return d.arrayTail(wireSparseEnd, n)
	case wireMap, wireSet:
		end := byte(wireSetEnd)
		if tag == wireMap {
			end = wireMapEnd
		}
		n, err := d.repeat(end, func(int) error { return d.skip() })
		if err != nil {
			return err
		}
		if tag == wireMap {
			return d.mapEnd(n)
		}
		return d.count(uint64(n))
	case wireDate, wireNumberObject:
		_, err := d.ReadRawBytes(8)
		return err
	case wireTrueObject, wireFalseObject:
		return nil
	case wireBigIntObject:
		_, _, err := d.digits()
		return err
	case wireStringObject:
		return d.skipString()
	case wireRegExp:
		_, err := d.regExpParts()
		return err
	case wireError:
		_, err := d.errorParts(id, func() (any, error) { return nil, d.skip() })
		return err
	}
	d.pos--
	return d.badTag(tag)
}

func (d *decoder) skipElement() error {
	tag, err := d.look()
	if err != nil {
		return err
	}
	if tag == wireHole {
		d.pos++
		return nil
	}
	return d.skip()
}

func (d *decoder) skipProperties(end byte) error {
	n, err := d.repeat(end, func(int) error {
		if _, err := d.name(); err != nil {
			return err
		}
		return d.skip()
	})
	if err != nil {
		return err
	}
	return d.count(uint64(n))
}

// arrayTail reads over an array's properties, its end and its length.
func (d *decoder) arrayTail(end byte, length uint32) error {
	if err := d.skipProperties(end); err != nil {
		return err
	}
	return d.lengthAgain(length)
}

func (d *decoder) lengthAgain(length uint32) error {
	n, err := d.ReadUint32()
	if err == nil && n != length {
		return d.errorf("array length %d at the end of one of %d", n, length)
	}
	return err
}

// digits reads a bigint behind its tag.
func (d *decoder) digits() (negative bool, b []byte, err error) {
	bits, err := d.ReadUint32()
	if err != nil {
		return false, nil, err
	}
	b, err = d.ReadRawBytes(uint64(bits >> 1))
	if err == nil && len(b) > maxBigIntDigits*8 {
		return false, nil, d.errorf("bigint of %d bytes", len(b))
	}
	return bits&1 != 0, b, err
}

// text reads the string at the current position as UTF-8.
func (d *decoder) text(lossless bool) (string, error) {
	tag := d.data[d.pos]
	d.pos++
	b, err := d.stringBytes(tag)
	if err != nil {
		return "", err
	}
	return decodeText(tag, b, lossless), nil
}

// wantText reads the string that must come next.
func (d *decoder) wantText(lossless bool) (string, error) {
	tag, err := d.look()
	if err != nil {
		return "", err
	}
	if !isString(tag) {
		return "", d.errorf("tag %q where a string must be", tag)
	}
	return d.text(lossless)
}

func isString(tag byte) bool {
	return tag == wireString1 || tag == wireString2 || tag == wireStringUTF8
}

func decodeText(tag byte, b []byte, lossless bool) string {
	switch tag {
	case wireStringUTF8:
		return string(b)
	case wireString2:
		return fromUTF16(b, lossless)
	}
	if isASCII(unsafe.String(unsafe.SliceData(b), len(b))) {
		return string(b)
	}
	wide := 0
	for _, c := range b {
		wide += int(c >> 7)
	}
	out := make([]byte, 0, len(b)+wide)
	for _, c := range b {
		out = utf8.AppendRune(out, rune(c))
	}
	return unsafe.String(&out[0], len(out))
}

// fromUTF16 makes UTF-8; a lone surrogate becomes U+FFFD or, lossless, its
// three bytes of WTF-8.
func fromUTF16(b []byte, lossless bool) string {
	out := make([]byte, 0, len(b)+len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(binary.LittleEndian.Uint16(b[i:]))
		if utf16.IsSurrogate(r) {
			if i+3 < len(b) {
				if pair := utf16.DecodeRune(r, rune(binary.LittleEndian.Uint16(b[i+2:]))); pair != utf8.RuneError {
					out = utf8.AppendRune(out, pair)
					i += 2
					continue
				}
			}
			if lossless {
				out = append(out, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
				continue
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// name reads the property name at the current position.
func (d *decoder) name() (string, error) { return d.propertyName(false) }

func (d *decoder) propertyName(lossless bool) (string, error) {
	tag, err := d.look()
	if err != nil {
		return "", err
	}
	switch tag {
	case wireString1:
		d.pos++
		b, err := d.stringBytes(tag)
		if err != nil {
			return "", err
		}
		return d.known(b), nil
	case wireString2, wireStringUTF8:
		return d.text(lossless)
	case wireInt32, wireUint32, wireDouble:
		v, err := d.number()
		return FormatNumber(v), err
	}
	return "", d.errorf("tag %q where a key must be", tag)
}

// known gives a property name of one-byte characters, without allocation when
// it was met not long ago.
func (d *decoder) known(b []byte) string {
	if len(b) == 0 || len(b) > longestKnown {
		return decodeText(wireString1, b, true)
	}
	slot := &d.keys[slotOf(b)]
	if *slot == string(b) {
		return *slot
	}
	s := decodeText(wireString1, b, true)
	if len(s) == len(b) {
		*slot = s
	}
	return s
}

// longestKnown is the length up to which names are remembered.
const longestKnown = 32

// slotOf is a cheap hash of bytes of which there are some.
func slotOf(b []byte) uint8 {
	return b[0]*7 + b[len(b)-1]*31 + b[len(b)/2]*17 + uint8(len(b))*61
}

// regExpParts reads what follows a RegExp's tag.
func (d *decoder) regExpParts() (*RegExp, error) {
	source, err := d.wantText(true)
	if err != nil {
		return nil, err
	}
	flags, err := d.ReadUint32()
	if err != nil {
		return nil, err
	}
	if flags&^regExpFlags != 0 || flags&(regExpUnicode|regExpUnicodeSets) == regExpUnicode|regExpUnicodeSets {
		return nil, d.errorf("regular expression flags %#x", flags)
	}
	return &RegExp{Source: source, Flags: flagString(flags)}, nil
}

// errorParts reads what follows an Error's tag, the cause by read.
func (d *decoder) errorParts(id uint64, read func() (any, error)) (*Error, error) {
	v := &Error{Name: "Error"}
	d.setPartial(id, true)
	for {
		tag, err := d.tag()
		if err != nil {
			return nil, err
		}
		switch tag {
		case 'E', 'R', 'F', 'S', 'T', 'U':
			v.Name = errorNames[tag]
		case wireErrorMessage:
			v.Message, err = d.wantText(true)
		case wireErrorStack:
			v.Stack, err = d.wantText(true)
		case wireErrorCause:
			v.Cause, err = read()
			if err != nil {
				return nil, err
			}
			return v, d.errorTail(id, v)
		case wireErrorEnd:
			d.setPartial(id, false)
			return v, nil
		default:
			d.pos--
			return nil, d.errorf("tag %q in an error", tag)
		}
		if err != nil {
			return nil, err
		}
	}
}

// errorTail reads what may follow the cause: the stack and the end.
func (d *decoder) errorTail(id uint64, v *Error) error {
	tag, err := d.tag()
	if err == nil && tag == wireErrorStack && v.Stack == "" {
		if v.Stack, err = d.wantText(true); err == nil {
			tag, err = d.tag()
		}
	}
	if err != nil {
		return err
	}
	if tag != wireErrorEnd {
		d.pos--
		return d.errorf("tag %q after an error's cause", tag)
	}
	d.setPartial(id, false)
	return nil
}

// setPartial says whether an object is one that nothing may refer to yet.
func (d *decoder) setPartial(id uint64, partial bool) {
	if d.track {
		d.ids.at(id).partial = partial
	}
}

// memory reads a buffer, or the view on it that follows, or one of Node's
// views: an *ArrayBuffer or a *View.
func (d *decoder) memory() (any, error) {
	if node := d.memoryAgain(); node != nil {
		return node, nil
	}
	start := d.pos
	tag := d.data[d.pos]
	d.pos++
	if tag == wireHost {
		return d.nodeView(start)
	}
	b, err := d.bufferBytes(tag)
	if err != nil {
		return nil, err
	}
	id := d.begin(start)
	d.keep(id, b)
	if d.peek() == wireView {
		return d.viewOn(b)
	}
	return b, nil
}

// memoryAgain is memory that an earlier reading has made.
func (d *decoder) memoryAgain() any {
	if d.again == 0 || d.nextID >= d.ids.len() || d.ids.at(d.nextID).node == nil {
		return nil
	}
	o := d.ids.at(d.nextID)
	d.pos, d.nextID = o.end, o.next
	if _, isView := o.node.(*View); isView || d.peek() != wireView || d.nextID >= d.ids.len() {
		return o.node
	}
	if v := d.ids.at(d.nextID); v.node != nil {
		d.pos, d.nextID = v.end, v.next
		return v.node
	}
	return o.node
}

// keep remembers memory for references to it.
func (d *decoder) keep(id uint64, node any) {
	if d.track {
		d.ids.at(id).node = node
		d.ids.at(id).end, d.ids.at(id).next = d.pos, d.nextID
	}
}

// bufferBytes reads what follows a buffer's tag.
func (d *decoder) bufferBytes(tag byte) (*ArrayBuffer, error) {
	n, err := d.ReadUint32()
	if err != nil {
		return nil, err
	}
	b := &ArrayBuffer{}
	switch tag {
	case wireTransfer, wireShared:
		b.Data, err = d.outside(n, tag == wireShared)
		return b, err
	case wireResizable:
		b.Resizable = true
		if b.MaxByteLength, err = d.ReadUint32(); err != nil {
			return nil, err
		}
		if b.MaxByteLength < n {
			return nil, d.errorf("buffer of %d bytes that grows to %d", n, b.MaxByteLength)
		}
	}
	data, err := d.ReadRawBytes(uint64(n))
	if err != nil {
		return nil, err
	}
	b.Data = d.copyOf(data)
	return b, nil
}

// outside asks for memory that is not in the message.
func (d *decoder) outside(id uint32, shared bool) ([]byte, error) {
	kind := "transferred"
	if shared {
		kind = "shared"
	}
	if d.opts.Buffer == nil {
		return nil, d.errorf("no %s buffer %d", kind, id)
	}
	if !shared && d.again == 0 {
		if _, twice := d.used[id]; twice {
			return nil, d.errorf("transferred buffer %d twice", id)
		}
		if d.used == nil {
			d.used = map[uint32]struct{}{}
		}
		d.used[id] = struct{}{}
	}
	b, err := d.opts.Buffer(id, shared)
	if err != nil {
		return nil, d.wrap(d.pos, err)
	}
	return b, nil
}

// copyOf copies what anybody will look at.
func (d *decoder) copyOf(b []byte) []byte {
	if d.skipping && !d.track {
		return b
	}
	return alignedCopy(b)
}

// alignedCopy copies bytes to where numbers of any size may stand.
func alignedCopy(b []byte) []byte {
	if len(b) == 0 {
		return []byte{}
	}
	words := make([]uint64, (len(b)+7)/8)
	out := unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), len(b))
	copy(out, b)
	return out
}

// refView is the memory that a reference is to, or the view on it that follows.
func (d *decoder) refView(id uint64) (any, error) {
	node := d.ids.at(id).node
	if b, ok := node.(*ArrayBuffer); ok && d.peek() == wireView {
		return d.viewOn(b)
	}
	return node, nil
}

// viewOn reads the view on the buffer just read.
func (d *decoder) viewOn(b *ArrayBuffer) (*View, error) {
	if _, err := d.tag(); err != nil {
		return nil, err
	}
	start := d.pos - 1
	if d.Remaining() == 0 {
		return nil, d.errorf("view without type")
	}
	subtag := d.data[d.pos]
	d.pos++
	var numbers [3]uint32
	for i := range numbers {
		if i == 2 && d.version < 14 {
			break
		}
		n, err := d.ReadUint32()
		if err != nil {
			return nil, err
		}
		numbers[i] = n
	}
	flags := numbers[2]
	info := BufferInfo{ByteLength: uint64(len(b.Data)), Resizable: b.Resizable}
	if err := d.checkView(info, subtag, uint64(numbers[0]), uint64(numbers[1]), flags); err != nil {
		return nil, err
	}
	v := &View{Kind: viewKinds[subtag], Buffer: b, Offset: numbers[0], Length: numbers[1]}
	if flags&ViewLengthTracking != 0 {
		v.Tracking = true
		v.Length = (uint32(len(b.Data)) - v.Offset) / uint32(elementSize(subtag)) * uint32(elementSize(subtag))
	}
	d.keep(d.begin(start), v)
	return v, nil
}

// nodeView reads one of v8.serialize's host objects.
func (d *decoder) nodeView(start int) (*View, error) {
	index, err := d.ReadUint32()
	if err != nil {
		return nil, err
	}
	if index >= uint32(len(nodeViews)) {
		return nil, d.errorf("host view of type %d", index)
	}
	n, err := d.ReadUint32()
	if err != nil {
		return nil, err
	}
	subtag := nodeViews[index]
	if uint64(n)%elementSize(subtag) != 0 {
		return nil, d.errorf("host view %q of %d bytes", subtag, n)
	}
	data, err := d.ReadRawBytes(uint64(n))
	if err != nil {
		return nil, err
	}
	b := &ArrayBuffer{Data: d.copyOf(data)}
	v := &View{Kind: viewKinds[subtag], Buffer: b, Length: n}
	d.keep(d.begin(start), v)
	return v, nil
}

// dateTime reads the 8 bytes of a Date.
func (d *decoder) dateTime() (*Date, error) {
	ms, err := d.ReadDouble()
	if !(math.Abs(ms) <= maxDate) {
		return &Date{ms}, err
	}
	return &Date{math.Trunc(ms) + 0}, err
}
