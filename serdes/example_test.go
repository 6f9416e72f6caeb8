package serdes_test

import (
	"fmt"

	"github.com/heddle-js/heddle/serdes"
)

// What node's v8.serialize({ a: 1 }) writes, from a tape.
func Example() {
	var w serdes.Writer
	w.Object()
	w.Latin1([]byte("a"))
	w.Number(1)
	w.End(1)

	s := serdes.NewSerializer(nil)
	s.WriteHeader()
	if err := s.WriteTape(w.Words()); err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%x\n", s.Release())
	// Output: ff0f6f22016149027b01
}

// Bytes of any origin give a value or an error.
func ExampleDeserializer_ReadTape() {
	var w serdes.Writer
	d := serdes.NewDeserializer([]byte("\xff\x0f\x22\xff\xff\xff\x7fshort"), nil)
	fmt.Println(d.ReadTape(&w))
	// Output: serdes: unable to deserialize cloned data: 268435455 bytes wanted, 5 left at byte 7
}
