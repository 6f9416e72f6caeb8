package bindings

// Tables gives every table of this package by the name that internalBinding takes. Topics add
// theirs here.
func Tables() map[string]Table {
	return map[string]Table{
		"process":   processTable(),
		"signal":    signalTable(),
		"tty":       ttyTable(),
		"os":        osTable(),
		"crypto":    cryptoTable(),
		"encoding":  encodingTable(),
		"url":       urlTable(),
		"fs":        fsTable(),
		"stream":    streamTable(),
		"modload":   modloadTable(),
		"handles":   handlesTable(),
		"histogram": histogramTable(),
		"blocklist": blocklistTable(),
	}
}
