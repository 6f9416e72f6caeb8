package bindings

// net.BlockList and the addresses of net.SocketAddress. A BlockList may be in use by several threads.

import (
	"math/big"
	"net/netip"
	"strconv"
	"sync"
)

// blocklistTable serves address lists by their numbers. Addresses come as text, family as 4 or 6.
//
//	normalize(address, family) -> its canonical text; undefined: it is no such address
//	compare(a, b, family) -> -1, 0, 1
//	create() -> id
//	addAddress(id, a, family), addRange(id, first, last, family), addSubnet(id, network, family, prefix)
//	check(id, a, family) -> boolean
//	rules(id) -> texts, the last rule first
func blocklistTable() Table {
	return Table{
		"normalize":  Sync(addressNormalize),
		"compare":    Sync(addressCompare),
		"create":     Sync(blocklistCreate),
		"addAddress": Sync(blocklistAddAddress),
		"addRange":   Sync(blocklistAddRange),
		"addSubnet":  Sync(blocklistAddSubnet),
		"check":      Sync(blocklistCheck),
		"rules":      Sync(blocklistRules),
	}
}

type blockRule struct {
	first, last netip.Addr // as IPv6; a subnet's network as it was given
	subnet      bool
	v6          bool
	prefix      int // of 128 bits
	text        string
}

type blocklist struct {
	mu    sync.RWMutex // guards rules
	rules []blockRule
}

// Share is Handle: all threads have the same one.
func (b *blocklist) Share() Handle { return b }

// Release is Handle.
func (b *blocklist) Release() {}

// parseAddress reads an address of a family; a zone is left out.
func parseAddress(text string, family int64) (netip.Addr, bool) {
	a, err := netip.ParseAddr(text)
	if err != nil || a.Is4() != (family == 4) {
		return a, false
	}
	return a.WithZone(""), true
}

// wide is an address as IPv6: those of IPv4 are ::ffff:a.b.c.d.
func wide(a netip.Addr) netip.Addr { return netip.AddrFrom16(a.As16()) }

func addressNormalize(c *Call) error {
	if a, ok := parseAddress(c.String(0), c.Int(1)); ok {
		c.Return(a.String())
	}
	return nil
}

func addressCompare(c *Call) error {
	a, _ := parseAddress(c.String(0), c.Int(2))
	b, _ := parseAddress(c.String(1), c.Int(2))
	c.Return(a.Compare(b))
	return nil
}

func blocklistCreate(c *Call) error {
	c.Return(c.Env().Put(&blocklist{}))
	return nil
}

func familyName(family int64) string {
	if family == 4 {
		return " IPv4 "
	}
	return " IPv6 "
}

func (b *blocklist) add(r blockRule) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.rules = append(b.rules, r)
}

func blocklistAt(c *Call) *blocklist {
	b, _ := c.Env().Get(int(c.Int(0))).(*blocklist)
	return b
}

func blocklistAddAddress(c *Call) error {
	a, ok := parseAddress(c.String(1), c.Int(2))
	if b := blocklistAt(c); b != nil && ok {
		b.add(blockRule{first: wide(a), last: wide(a), v6: a.Is6(), text: "Address:" + familyName(c.Int(2)) + a.String()})
	}
	return nil
}

func blocklistAddRange(c *Call) error {
	first, ok := parseAddress(c.String(1), c.Int(3))
	last, ok2 := parseAddress(c.String(2), c.Int(3))
	if b := blocklistAt(c); b != nil && ok && ok2 {
		text := "Range:" + familyName(c.Int(3)) + first.String() + "-" + last.String()
		b.add(blockRule{first: wide(first), last: wide(last), v6: first.Is6(), text: text})
	}
	return nil
}

func blocklistAddSubnet(c *Call) error {
	a, ok := parseAddress(c.String(1), c.Int(2))
	if b := blocklistAt(c); b != nil && ok {
		prefix := int(c.Int(3))
		text := "Subnet:" + familyName(c.Int(2)) + a.String() + "/" + strconv.Itoa(prefix)
		if a.Is4() {
			prefix += 96
		}
		b.add(blockRule{first: wide(a), subnet: true, v6: a.Is6(), prefix: prefix, text: text})
	}
	return nil
}

func (r *blockRule) matches(a netip.Addr, v4 bool) bool {
	if !r.subnet {
		if r.v6 && v4 && (!r.first.Is4In6() || !r.last.Is4In6()) {
			return false // Node does not compare them
		}
		return r.first.Compare(a) <= 0 && a.Compare(r.last) <= 0
	}
	network, err := r.first.Prefix(r.prefix)
	if err != nil {
		return false
	}
	// netip keeps ::ffff:a.b.c.d out of networks of IPv6: compare the numbers.
	masked, err := a.Prefix(r.prefix)
	return err == nil && masked.Addr() == network.Addr()
}

func blocklistCheck(c *Call) error {
	a, ok := parseAddress(c.String(1), c.Int(2))
	b := blocklistAt(c)
	if b == nil || !ok {
		c.Return(false)
		return nil
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	for i := range b.rules {
		if b.rules[i].matches(wide(a), a.Is4()) {
			c.Return(true)
			return nil
		}
	}
	c.Return(false)
	return nil
}

func blocklistRules(c *Call) error {
	b := blocklistAt(c)
	if b == nil {
		return nil
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	out := make([]string, 0, len(b.rules))
	for i := len(b.rules) - 1; i >= 0; i-- {
		out = append(out, b.rules[i].text)
	}
	c.Return(out)
	return nil
}

// bigArgument is argument i when it is a BigInt.
func bigArgument(c *Call, i int) (*big.Int, bool) {
	v, ok := c.Value(i).(*big.Int)
	return v, ok
}
