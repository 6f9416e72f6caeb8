package engine

// #include "engine.h"
import "C"

import (
	"encoding/binary"
	"maps"
	"runtime"
	"slices"
	"unsafe"

	"github.com/heddle-js/heddle/isolate/internal/codecache"
)

// CodeCache says where V8's code of a thread's modules is kept.
type CodeCache struct {
	Cache  *codecache.Cache
	Folder string // "": in the process alone
	// Damaged is told of a file of Folder that is of no use. On the thread.
	Damaged func(error)
	// Shortest is how many characters a text must have to be looked up.
	Shortest int
}

// CodeCounts are of the texts that were looked up.
type CodeCounts struct {
	Found    int // in the process
	Read     int // in the folder
	Compiled int
	Rejected int // of those that were found
	Made     int // code that this thread has made
}

type codeState struct {
	CodeCache
	counts  CodeCounts
	unsaved map[codecache.Key]struct{} // what the folder may have to get
	pin     runtime.Pinner             // holds what V8 reads
}

// UseCodeCache has modules compiled from now on with what c holds, and what they are compiled to kept there. Once,
// before the program begins.
func (t *Thread) UseCodeCache(c CodeCache) {
	t.code = &codeState{CodeCache: c, unsaved: map[codecache.Key]struct{}{}}
	C.hd_code_look_up(t.c, C.uint32_t(c.Shortest))
}

// MakeCode makes code of what the thread has compiled. It is the last that the thread does before Close, and only
// one that has come to its end by itself may.
func (t *Thread) MakeCode() {
	if t.code != nil {
		C.hd_code_make(t.c)
	}
}

// SaveCode writes to the folder what it lacks of the code of this thread's modules, and tells what became of them.
// After Close; on any goroutine.
func (t *Thread) SaveCode() (counts CodeCounts, done codecache.Written, err error) {
	if t.code == nil {
		return counts, done, nil
	}
	if t.code.Folder != "" {
		done, err = t.code.Cache.Save(t.code.Folder, slices.Collect(maps.Keys(t.code.unsaved)))
	}
	return t.code.counts, done, err
}

//export heddleFindCode
func heddleFindCode(h C.uintptr_t, asked *C.hd_text, key *C.hd_text_key, code **C.uint8_t, length *C.size_t) C.int {
	return threadOf(h).code.find(asked, key, code, length)
}

func (s *codeState) find(asked *C.hd_text, key *C.hd_text_key, code **C.uint8_t, length *C.size_t) C.int {
	text := codecache.Text{
		Kind: C.GoStringN(asked.kind, C.int(asked.kind_length)),
		Name: C.GoStringN(asked.name, C.int(asked.name_length)),
		Code: unsafe.Slice((*byte)(unsafe.Pointer(asked.code)), int(asked.bytes)),
		Wide: asked.wide != 0,
	}
	binary.LittleEndian.PutUint64(text.Version[:], uint64(asked.version))
	k := text.Key()
	*keyBytes(key) = k
	found := s.Cache.Find(k, text.Version, s.Folder)
	if found.Damaged != nil {
		s.Damaged(found.Damaged)
	}
	if !found.Saved {
		s.noteUnsaved(k)
	}
	switch {
	case len(found.Code) > 0:
		if found.Read {
			s.counts.Read++
		} else {
			s.counts.Found++
		}
		s.pin.Pin(&found.Code[0])
		*code, *length = (*C.uint8_t)(&found.Code[0]), C.size_t(len(found.Code))
		return C.HD_CODE_FOUND
	case found.Again:
		s.counts.Compiled++
		return C.HD_CODE_MAKE
	}
	s.counts.Compiled++
	return C.HD_CODE_COMPILE
}

// maxUnsaved bounds the files that a thread writes: a program that makes its texts itself may compile any number.
const maxUnsaved = 4096

func (s *codeState) noteUnsaved(k codecache.Key) {
	if s.Folder != "" && len(s.unsaved) < maxUnsaved {
		s.unsaved[k] = struct{}{}
	}
}

func keyBytes(key *C.hd_text_key) *codecache.Key { return (*codecache.Key)(unsafe.Pointer(key)) }

//export heddleUsedCode
func heddleUsedCode(h C.uintptr_t, key *C.hd_text_key, rejected C.int) {
	s := threadOf(h).code
	s.pin.Unpin()
	if rejected == 0 {
		return
	}
	k := *keyBytes(key)
	s.counts.Rejected++
	s.Cache.Reject(k)
	s.noteUnsaved(k)
}

//export heddleWantsCode
func heddleWantsCode(h C.uintptr_t, key *C.hd_text_key) C.int {
	return flag(threadOf(h).code.Cache.Wants(*keyBytes(key)))
}

//export heddleKeepCode
func heddleKeepCode(h C.uintptr_t, key *C.hd_text_key, code *C.uint8_t, length C.size_t, whole C.int) {
	s := threadOf(h).code
	s.counts.Made++
	s.Cache.Keep(*keyBytes(key), C.GoBytes(unsafe.Pointer(code), C.int(length)), whole != 0)
}
