package engine

/*
#define _GNU_SOURCE
#include <pthread.h>

static size_t hd_stack_size(void) {
	pthread_attr_t attr;
	void* low = NULL;
	size_t size = 0;
	if (pthread_getattr_np(pthread_self(), &attr) != 0) return 0;
	pthread_attr_getstack(&attr, &low, &size);
	pthread_attr_destroy(&attr);
	return size;
}
*/
import "C"

// StackSize is the size of the calling OS thread's stack. Threads that are older than Init have the
// system's default, those that Go makes later 72 MiB of address space.
func StackSize() uint64 { return uint64(C.hd_stack_size()) }
