package main

import (
	"errors"
	"syscall"
)

// The exit statuses of heddle's commands. A program's own come from the program.
const (
	exitWorse       = 1 // a regression over --fail-over, growth over a limit of heap check
	exitFailed      = 2 // a benchmark failed, or something could not be read, understood, run or written
	exitBadArgument = 9 // a mistake on the command line, as Node has it

	// What a shell shows for a process that is ended by a signal.
	exitInterrupt   = 128 + int(syscall.SIGINT)
	exitOutOfMemory = 128 + int(syscall.SIGABRT) // Node aborts
	exitOutOfTime   = 128 + int(syscall.SIGXCPU)
)

// statusError is an error with the exit status that it means.
type statusError struct {
	code int
	error
}

func (e statusError) Unwrap() error { return e.error }

func failed(err error) error { return statusError{exitFailed, err} }

// exitCode is the status of a command that has ended with err.
func exitCode(err error) int {
	var status statusError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		return status.code
	}
	return exitBadArgument
}
