// The host objects of Node's v8.serialize: views and Buffers by their bytes.

package serdes

import (
	"fmt"
	"unsafe"
)

// NodeReadDelegate reads what Node's v8.serialize writes: every host object is
// a view, given as its index among the view types, its size and its bytes. On
// the tape it is a HostObject of kind HostView with a ViewRef.
type NodeReadDelegate struct{ NoReadDelegate }

// HostObject reads one view.
func (NodeReadDelegate) HostObject(d *Deserializer, w *Writer) (bool, error) {
	index, err := d.ReadUint32()
	if err != nil {
		return false, err
	}
	if index >= uint32(len(nodeViews)) {
		return false, fmt.Errorf("host view of type %d", index)
	}
	n, err := d.ReadUint32()
	if err != nil {
		return false, err
	}
	subtag := nodeViews[index]
	if uint64(n)%elementSize(subtag) != 0 {
		return false, fmt.Errorf("host view %q of %d bytes", subtag, n)
	}
	b, err := d.ReadRawBytes(uint64(n))
	if err != nil {
		return false, err
	}
	w.HostView(subtag, b)
	return false, nil
}

// HostView writes a HostObject of kind HostView. The memory of data must stay
// alive, and in place, while the tape is read.
func (w *Writer) HostView(subtag byte, data []byte) {
	w.Token(TagHostObject, HostView)
	w.Token(TagViewRef, uint64(subtag))
	w.Uint64(uint64(uintptr(unsafe.Pointer(unsafe.SliceData(data)))))
	w.Uint64(uint64(len(data)))
	w.Word(0)
}
