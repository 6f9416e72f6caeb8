package bindings

import (
	"sync"

	"golang.org/x/net/idna"
)

// urlTable serves the hosts of URLs that are not plain ASCII.
//
//	domainToASCII(domain) -> Punycode, or undefined when the domain is not valid
//	domainToUnicode(domain) -> what can be decoded of it
func urlTable() Table {
	return Table{
		"domainToASCII":   Sync(urlDomainToASCII),
		"domainToUnicode": Sync(urlDomainToUnicode),
	}
}

// urlProfile is "domain to ASCII" of the URL Standard with beStrict false: non-transitional, any
// length, hyphens and ASCII punctuation allowed, joiners and right-to-left rules checked.
var urlProfile = sync.OnceValue(func() *idna.Profile {
	return idna.New(
		idna.MapForLookup(),
		idna.Transitional(false),
		idna.StrictDomainName(false),
		idna.CheckHyphens(false),
		idna.CheckJoiners(true),
		idna.BidiRule(),
		idna.VerifyDNSLength(false),
	)
})

func urlDomainToASCII(c *Call) error {
	ascii, err := urlProfile().ToASCII(c.String(0))
	if err == nil {
		c.Return(ascii)
	}
	return nil // an invalid domain is an answer, not an error
}

func urlDomainToUnicode(c *Call) error {
	text, _ := urlProfile().ToUnicode(c.String(0)) // labels that cannot be decoded stay as they are
	c.Return(text)
	return nil
}
