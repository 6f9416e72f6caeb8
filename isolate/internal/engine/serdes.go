package engine

// The Go half of v8.Serializer and v8.Deserializer: package serdes behind C functions. All of it is
// called on the thread that owns the isolate; what is lent to C++ is pinned until it is given back.

// #include "engine.h"
import "C"

import (
	"bytes"
	"math"
	"runtime"
	"unsafe"

	"github.com/heddle-js/heddle/serdes"
)

// serdesState is what a Thread has open.
type serdesState struct {
	writer  *serdes.Serializer // holds the bytes between heddleSerialize and heddleSerialized
	readers map[uint32]*valueReader
	next    uint32
	spare   *valueLevel
	// how many uses in a row have needed little of what is kept
	writerIdle, spareIdle int
}

// largeBuffer is how much of a serializer's memory, and of a tape's, is kept for the next use, in bytes.
const largeBuffer = 4 << 20

// keep says whether memory of this size, of which so much was used, is to be kept. What is much too large for
// many uses in a row goes back.
func keep(size, used int, idle *int) bool {
	const small, many = 64 << 10, 64
	if size <= small || used >= size/8 {
		*idle = 0
		return size <= largeBuffer
	}
	*idle++
	return size <= largeBuffer && *idle < many
}

// valueReader is Go's half of a v8.Deserializer.
type valueReader struct {
	d      *serdes.Deserializer
	hosts  hostReader
	levels []*valueLevel // a value, and in it the ones that its host objects read
	whole  bool          // it is to forget the bytes when it has read the value
}

// valueLevel is the tape of one value.
type valueLevel struct {
	w      serdes.Writer
	pin    runtime.Pinner
	at     *uint32 // what pin holds
	paused bool    // in a host object
}

func (l *valueLevel) lend(out *C.hd_tape) {
	words := l.w.Words()
	if len(words) == 0 {
		return
	}
	if l.at != &words[0] {
		l.pin.Unpin()
		l.pin.Pin(&words[0])
		l.at = &words[0]
	}
	out.words, out.count = (*C.uint32_t)(unsafe.Pointer(&words[0])), C.size_t(len(words))
}

// Who reads host objects: deserializer.cc has the same numbers.
const (
	hostsNobody = iota
	hostsDefault
	hostsProgram
)

// hostReader reads the host objects of a v8.Deserializer.
type hostReader struct {
	serdes.NodeReadDelegate
	who int
}

// HostObject reads a view, or leaves the object to JavaScript: to the program's own method, or to the
// default one where that has to find out what is wrong.
func (h *hostReader) HostObject(d *serdes.Deserializer, w *serdes.Writer) (more bool, err error) {
	at := d.Offset()
	switch h.who {
	case hostsNobody:
		return false, serdes.ErrData
	case hostsDefault:
		if more, err = h.NodeReadDelegate.HostObject(d, w); err == nil {
			return more, nil
		}
		d.Seek(at)
	}
	w.Token(serdes.TagHostObject, serdes.HostRaw)
	return false, serdes.ErrPause
}

// heddleSerialize makes bytes of a tape. When there are no more than smallBytes of them they are in small
// already, and it gives 1; else heddleSerialized must follow.
//
//export heddleSerialize
func heddleSerialize(h C.uintptr_t, words *C.uint32_t, count C.size_t, next C.uint32_t, small *C.uint8_t, smallBytes C.size_t, length *C.size_t, errOut *C.hd_tape) C.int {
	t := threadOf(h)
	s := t.serdes.writer
	if s == nil {
		s = serdes.NewSerializer(nil)
		t.serdes.writer = s
	}
	err := t.guard(func() error {
		s.Reset(nil)
		s.SetNextID(uint32(next))
		s.Gather()
		return s.WriteSequence(unsafe.Slice((*uint32)(unsafe.Pointer(words)), int(count)))
	})
	if err != nil {
		t.result.Reset()
		t.host.WriteError(&t.result, err)
		t.answer(errOut)
		return -1
	}
	*length = C.size_t(s.Size())
	if *length <= smallBytes {
		s.CopyTo(unsafe.Slice((*byte)(unsafe.Pointer(small)), s.Size()))
		t.serdes.reuseWriter()
		return 1
	}
	return 0
}

//export heddleSerialized
func heddleSerialized(h C.uintptr_t, to unsafe.Pointer) {
	state := &threadOf(h).serdes
	s := state.writer
	if to != nil {
		s.CopyTo(unsafe.Slice((*byte)(to), s.Size()))
	}
	state.reuseWriter()
}

// reuseWriter makes the writer forget what it has written: what it has gathered is C++'s to free.
func (s *serdesState) reuseWriter() {
	used := len(s.writer.Bytes())
	s.writer.Reset(nil)
	if !keep(cap(s.writer.Bytes()), used, &s.writerIdle) {
		s.writer.Use(nil)
	}
}

//export heddleOpenReader
func heddleOpenReader(h C.uintptr_t, data *C.uint8_t, length C.size_t) C.uint32_t {
	s := &threadOf(h).serdes
	if s.readers == nil {
		s.readers = map[uint32]*valueReader{}
	}
	s.next++
	r := &valueReader{}
	r.d = serdes.NewDeserializer(unsafe.Slice((*byte)(unsafe.Pointer(data)), int(length)), &r.hosts)
	s.readers[s.next] = r
	return C.uint32_t(s.next)
}

//export heddleCloseReader
func heddleCloseReader(h C.uintptr_t, id C.uint32_t) {
	delete(threadOf(h).serdes.readers, uint32(id))
}

func readerOf(h C.uintptr_t, id C.uint32_t) *valueReader {
	return threadOf(h).serdes.readers[uint32(id)]
}

//export heddleReaderTransfer
func heddleReaderTransfer(h C.uintptr_t, id, transfer C.uint32_t, length C.size_t, resizable C.int) {
	readerOf(h, id).d.TransferArrayBuffer(uint32(transfer), serdes.BufferInfo{
		ByteLength: uint64(length), Resizable: resizable != 0,
	})
}

//export heddleReadHeader
func heddleReadHeader(h C.uintptr_t, id C.uint32_t) C.int64_t {
	d := readerOf(h, id).d
	if d.ReadHeader() != nil {
		return -1
	}
	return C.int64_t(d.WireFormatVersion())
}

//export heddleReadNumber
func heddleReadNumber(h C.uintptr_t, id C.uint32_t, kind C.int, out *C.uint64_t) C.int {
	d := readerOf(h, id).d
	var v uint64
	var err error
	switch kind {
	case 0:
		var u uint32
		u, err = d.ReadUint32()
		v = uint64(u)
	case 1:
		v, err = d.ReadUint64()
	default:
		var f float64
		f, err = d.ReadDouble()
		v = math.Float64bits(f)
	}
	*out = C.uint64_t(v)
	return flag(err == nil) - 1
}

//export heddleReadRaw
func heddleReadRaw(h C.uintptr_t, id C.uint32_t, length C.int64_t) C.int64_t {
	d := readerOf(h, id).d
	at := d.Offset()
	if length < 0 {
		return -1
	}
	if _, err := d.ReadRawBytes(uint64(length)); err != nil {
		return -1
	}
	return C.int64_t(at)
}

//export heddleReadValue
func heddleReadValue(h C.uintptr_t, id C.uint32_t, hosts C.int, first *C.uint32_t, out *C.hd_tape) C.int {
	t := threadOf(h)
	r := readerOf(h, id)
	l := t.serdes.level()
	r.levels = append(r.levels, l)
	r.hosts.who = int(hosts)
	*first = C.uint32_t(r.d.NextID())
	status := r.part(t, l, out, r.d.ReadValuePart)
	if status == 0 && !l.paused && r.d.IsTree() {
		return 1
	}
	return status
}

// heddleReadWhole makes a reader read other bytes, header and value: heddleReadValue's results, and -2, where no
// heddleEndValue follows, for a header that is none.
//
//export heddleReadWhole
func heddleReadWhole(h C.uintptr_t, id C.uint32_t, data *C.uint8_t, length C.size_t, hosts C.int, version, first *C.uint32_t, out *C.hd_tape) C.int {
	r := readerOf(h, id)
	r.d.Reset(unsafe.Slice((*byte)(unsafe.Pointer(data)), int(length)), &r.hosts)
	if r.d.ReadHeader() != nil {
		return -2
	}
	*version = C.uint32_t(r.d.WireFormatVersion())
	r.whole = true
	return heddleReadValue(h, id, hosts, first, out)
}

//export heddleResumeValue
func heddleResumeValue(h C.uintptr_t, id C.uint32_t, first *C.uint32_t, out *C.hd_tape) C.int {
	r := readerOf(h, id)
	*first = C.uint32_t(r.d.NextID())
	return r.part(threadOf(h), r.levels[len(r.levels)-1], out, r.d.Resume)
}

// part reads on and lends C++ what there is of the tape then.
func (r *valueReader) part(t *Thread, l *valueLevel, out *C.hd_tape, read func(*serdes.Writer) (bool, error)) C.int {
	l.paused = false
	err := t.guard(func() (err error) {
		if l.paused, err = read(&l.w); err != nil || l.paused {
			return err
		}
		if len(r.levels) == 1 && r.d.WireFormatVersion() == 0 {
			return r.onlyPadding()
		}
		return nil
	})
	if err != nil {
		return -1
	}
	l.lend(out)
	return 0
}

// onlyPadding: without a version mark the bytes are one value and no more, as V8 has it.
func (r *valueReader) onlyPadding() error {
	rest, err := r.d.ReadRawBytes(uint64(r.d.Remaining()))
	if err == nil && len(bytes.Trim(rest, "\x00")) > 0 {
		err = serdes.ErrData
	}
	return err
}

//export heddleEndValue
func heddleEndValue(h C.uintptr_t, id C.uint32_t) {
	t := threadOf(h)
	r := readerOf(h, id)
	l := r.levels[len(r.levels)-1]
	r.levels = r.levels[:len(r.levels)-1]
	if l.paused {
		r.d.Abandon()
	}
	if r.whole && len(r.levels) == 0 {
		r.d.Reset(nil, &r.hosts)
		r.whole = false
	}
	l.pin.Unpin()
	l.at = nil
	if words := l.w.Words(); keep(cap(words)*4, len(words)*4, &t.serdes.spareIdle) {
		t.serdes.spare = l
	}
}

func (s *serdesState) level() *valueLevel {
	l := s.spare
	s.spare = nil
	if l == nil {
		l = &valueLevel{}
	}
	l.w.Reset()
	return l
}
