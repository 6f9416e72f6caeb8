package oracle

// #cgo CXXFLAGS: -std=c++17 -O2 -g1 -fno-rtti -fno-exceptions -fPIC -Wall -Wextra -Wno-unused-parameter
// #cgo CXXFLAGS: -DV8_COMPRESS_POINTERS -DV8_31BIT_SMIS_ON_64BIT_ARCH -DV8_ENABLE_SANDBOX
// #cgo CXXFLAGS: -isystem ${SRCDIR}/../../../../third_party/v8go/deps/include
// #include "oracle.h"
import "C"

import (
	"errors"
	"unsafe"

	// Links V8, and rebuilds this package when the engine's headers change.
	_ "github.com/heddle-js/heddle/isolate/internal/engine"
)

func take(r *C.hd_oracle_result) ([]byte, error) {
	defer C.hd_oracle_free(r)
	if r.error != nil {
		return nil, errors.New(C.GoString(r.error))
	}
	return C.GoBytes(unsafe.Pointer(r.data), C.int(r.size)), nil
}

// Eval runs a script of ASCII characters; its value comes as a string.
func Eval(source string) (string, error) {
	var r C.hd_oracle_result
	C.hd_oracle_eval((*C.char)(unsafe.Pointer(unsafe.StringData(source))), C.size_t(len(source)), &r)
	text, err := take(&r)
	return string(text), err
}

// EvalHere is Eval, but a clone is made as in a program: what the walker has written is what the builder reads.
func EvalHere(source string) (string, error) {
	C.hd_oracle_through_go(0)
	defer C.hd_oracle_through_go(1)
	return Eval(source)
}

// Write is V8's message of global variable value, with what the global arrays transfer, shared and hosts
// name.
func Write() ([]byte, error) {
	var r C.hd_oracle_result
	C.hd_oracle_write(&r)
	return take(&r)
}

// Read makes V8 read a message into global variable read, with the global arrays incoming, shared and
// hosts. left is how many bytes it had no need of.
func Read(message []byte) (left int, err error) {
	var r C.hd_oracle_result
	var n C.size_t
	C.hd_oracle_read((*C.uint8_t)(unsafe.Pointer(unsafe.SliceData(message))), C.size_t(len(message)), &n, &r)
	_, err = take(&r)
	return int(n), err
}
