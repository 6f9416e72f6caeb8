// Command benchmarks runs the programs of this folder under Heddle and under node, interleaved in one
// run, and prints medians and ratios: as a Markdown table, or in the format that benchstat reads.
//
//	go run ./perf/benchmarks -heddle ./heddle -node node -runs 31
//
// Two kinds of figures: whole processes, timed from outside, and what a program measures itself and
// prints as lines "name value unit".
package main
