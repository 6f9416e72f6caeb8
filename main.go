package main

import (
	"context"
	"fmt"
	"os"

	"github.com/heddle-js/heddle/isolate"
)

func main() {
	w, err := isolate.New(isolate.Options{Filename: os.Args[1], Argv: os.Args[2:]})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := w.Run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code, err := w.Wait(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}
