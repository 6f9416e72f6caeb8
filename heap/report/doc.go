// Package report makes of heap snapshots what people and programs read: a summary, the difference of snapshots, the
// paths that keep an object, and a verdict on growth, each as tables of text, as JSON, or as one HTML page that
// needs no network. The structs with JSON names are the documents; sizes in them are bytes.
package report
