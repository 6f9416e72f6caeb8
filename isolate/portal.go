package isolate

import (
	"errors"

	"github.com/heddle-js/heddle/isolate/internal/engine"
)

type portTable struct{}

func (p *portTable) closeAll() {}

func (t *thread) drainPorts() bool { return false }

func (t *thread) Post(port uint32, m *engine.Message) (bool, error) {
	return false, errors.New("no ports yet")
}
func (t *thread) Clone(m *engine.Message) (*engine.Message, error) {
	return nil, errors.New("no ports yet")
}
func (t *thread) Receive(port uint32) (*engine.Message, error) {
	return nil, errors.New("no ports yet")
}
