package ports_test

import (
	"context"
	"fmt"

	"github.com/heddle-js/heddle/ports"
)

// A Go program holds both ends of a channel.
func ExampleEndpoint() {
	a, b := ports.NewPair()
	left, right := ports.NewEndpoint(a), ports.NewEndpoint(b)
	ctx := context.Background()

	left.Send(ctx, &ports.Message{Data: []byte("hello")})
	left.Close()

	m, _ := right.Receive(ctx)
	fmt.Println(string(m.Data))
	_, err := right.Receive(ctx)
	fmt.Println(err)
	// Output:
	// hello
	// EOF
}
