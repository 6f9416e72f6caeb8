package engine

/*
#include <stdio.h>
*/
import "C"

// PrintV8Flags writes V8's own list of its flags to standard output. The process can do nothing else
// afterwards: V8 would write it again.
func PrintV8Flags() {
	ApplyV8Flags([]string{"--help"})
	C.fflush(nil)
}
