package bindings

import (
	"sync"
	"time"
)

// Watching a file by asking again and again.
//
// Threads: each poller has a goroutine that stats and emits, from start to Close. poller.mu is held
// while emitting, so that nothing is emitted after Close has returned.

// fsPollTable: fs.watchFile. A poller is opened, started with its callback, and closed by watchClose.
func fsPollTable() Table {
	return Table{
		"pollOpen":  Sync(fsPollOpen),
		"pollStart": Stream(fsPollStart),
	}
}

// fsPollOpen(path, interval in ms, bigint) → id
func fsPollOpen(c *Call) error {
	interval := time.Duration(max(c.Int(1), 1)) * time.Millisecond
	c.Return(c.Env().Put(&poller{path: fsPath(c, 0), interval: interval, bigint: c.Bool(2), stop: make(chan struct{})}))
	return nil
}

// fsPollStart(id, callback(err, current, previous)) reports each difference; a file that is not
// there has all zeros, and is reported once when it was not there from the start.
func fsPollStart(c *Call) error {
	p, ok := c.Env().Get(int(c.Int(0))).(*poller)
	if !ok || !p.start(func(now, before *fileInfo) { c.Emit(now.value(p.bigint), before.value(p.bigint)) }, c.Done) {
		c.Done()
		return nil
	}
	c.OnCancel(func() { p.Close() })
	return nil
}

type poller struct {
	path     string
	interval time.Duration
	bigint   bool
	stop     chan struct{}

	mu     sync.Mutex // guards all below
	emit   func(now, before *fileInfo)
	done   func()
	closed bool
}

// start is false when the poller is closed or was started before.
func (p *poller) start(emit func(now, before *fileInfo), done func()) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.emit != nil {
		return false
	}
	p.emit, p.done = emit, done
	go p.run()
	return true
}

// Close ends the poller and its stream. It may be called more than once.
func (p *poller) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	p.closed = true
	close(p.stop)
	if p.done != nil {
		p.done()
	}
	return nil
}

func (p *poller) run() {
	before, there := p.look()
	if !there {
		p.report(before, before)
	}
	tick := time.NewTicker(p.interval)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
		}
		now, _ := p.look()
		if now.differs(before) {
			p.report(now, before)
		}
		before = now
	}
}

// look gives zeros for a file that is not there.
func (p *poller) look() (s *fileInfo, there bool) {
	s, err := statPath(p.path)
	if err != nil {
		return &fileInfo{}, false
	}
	return s, true
}

func (p *poller) report(now, before *fileInfo) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.closed {
		p.emit(now, before)
	}
}

// differs compares what a change of a file changes: not the access time nor the number of links.
func (s *fileInfo) differs(o *fileInfo) bool {
	for _, i := range []int{0, 1, 3, 4, 7, 8} { // dev, mode, uid, gid, ino, size
		if s.fields[i] != o.fields[i] {
			return true
		}
	}
	return s.times[1] != o.times[1] || s.times[2] != o.times[2] || s.times[3] != o.times[3]
}
