package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"sync"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageText)) })

// page is what page.html takes.
type page struct {
	Title    string
	Facts    []fact
	Sections []section
	Tree     *Tree
	Meaning  string
	Style    template.CSS
	Script   template.JS
}

// writePage writes one file with all that it needs in it. Its policy forbids it the network.
func writePage(w io.Writer, r Report) error {
	var out bytes.Buffer
	tree, meaning := r.treemap()
	err := pageTemplate().Execute(&out, page{r.title(), r.facts(), r.sections(), tree, meaning, template.CSS(pageStyle),
		template.JS(pageScript)})
	if err != nil {
		return err
	}
	_, err = w.Write(out.Bytes())
	return err
}
