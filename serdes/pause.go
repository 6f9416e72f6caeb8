// Reading in parts: a host object that only the embedder can read stops the
// Deserializer right after its token, and Resume goes on behind it.

package serdes

import "errors"

// ReadValuePart reads the next value, or as much of it as comes before a host
// object that the delegate wants to read later: HostObject has then written its
// token and returned ErrPause. The caller reads what belongs to the host object
// (numbers, bytes, whole values by ReadValue or ReadValuePart, on this or
// another Writer) and goes on with Resume. What the parts have written to w is
// one tape; w is not to be reset in between.
//
// After an error the value is given up. Values around it can be resumed.
func (d *Deserializer) ReadValuePart(w *Writer) (paused bool, err error) {
	p := d.here()
	return d.endPart(p, d.run(w, p.base, false))
}

// Resume goes on with the value that was paused last, up to its end or the next
// pause. When the delegate's HostObject gave true with ErrPause, the payload
// value is read first.
func (d *Deserializer) Resume(w *Writer) (paused bool, err error) {
	if len(d.paused) == 0 {
		return false, errors.New("serdes: Resume of nothing")
	}
	p := d.paused[len(d.paused)-1]
	d.paused = d.paused[:len(d.paused)-1]
	if p.more {
		err = d.push(readFrame{kind: readPayload})
	} else {
		d.finished()
	}
	if err == nil {
		err = d.run(w, p.base, !p.more)
	}
	return d.endPart(p, err)
}

// endPart ends ReadValuePart or Resume, which read to the end, a pause or an error.
func (d *Deserializer) endPart(p pausedValue, err error) (paused bool, _ error) {
	switch err {
	case nil:
		return false, nil
	case ErrPause:
		p.more = d.payload
		d.part++
		d.paused = append(d.paused, p)
		return true, nil
	}
	d.giveUp(p)
	return false, err
}

// Abandon gives up the value that was paused last; it is not for a delegate to
// call. Values around it can be
// resumed.
func (d *Deserializer) Abandon() {
	if n := len(d.paused); n > 0 {
		d.giveUp(d.paused[n-1])
	}
}

// here is the state to give a value up to that is about to be read.
func (d *Deserializer) here() pausedValue {
	return pausedValue{base: len(d.frames), open: len(d.unfinished), paused: len(d.paused)}
}

func (d *Deserializer) giveUp(p pausedValue) {
	d.frames, d.unfinished, d.paused = d.frames[:p.base], d.unfinished[:p.open], d.paused[:p.paused]
}

// hostObject has the delegate read a host object. Nothing may refer to it
// before it is complete.
func (d *Deserializer) hostObject(w *Writer) (done bool, err error) {
	at := d.pos
	d.unfinished = append(d.unfinished, d.nextID)
	d.nextID++
	more, err := d.delegate.HostObject(d, w)
	if err == ErrPause {
		d.payload = more
		return false, ErrPause
	}
	if err != nil {
		return false, d.wrap(at, err)
	}
	if !more {
		d.finished()
		return true, nil
	}
	return false, d.push(readFrame{kind: readPayload})
}
