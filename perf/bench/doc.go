// Package bench is what stands behind `heddle bench`: it runs files of benchmarks in processes of JavaScript runtimes,
// interleaved when there are several, and compares what they measured with each other or with a baseline.
//
// The measuring itself is JavaScript, the built-in module heddle:bench (isolate/builtins/internal/bench), which a
// Runner is given as text, so that the same one measures under every runtime: runner/ has the program that loads it
// there. A process tells what it measures as lines of JSON on a descriptor of its own.
//
// The way of a figure: Runner.Run gives a Report, the whole of what was measured, which Save and Load keep as JSON.
// Report.Rows makes the figures that people compare of it, each a set of values and a unit; Compare judges two such
// sets by golang.org/x/perf/benchmath, which assumes nothing of how they are distributed. Table, Markdown and GoFormat
// write them down; Targets are what a Markdown table holds ratios against.
package bench
