// The page in a real browser, where there is one.

package report

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// browse writes the page, runs the script at its end, and gives what it made of the object result.
func browse(t *testing.T, r Report, script string, result any, options ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser is run in short tests")
	}
	chromium := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			chromium = found
			break
		}
	}
	if chromium == "" {
		t.Skip("no Chromium on PATH")
	}
	var page bytes.Buffer
	if err := Write(&page, r, HTML); err != nil {
		t.Fatal(err)
	}
	probe := `<pre id="result"></pre><script>
addEventListener('load', () => setTimeout(() => {
  const result = {};
  try { ` + script + ` } catch (error) { result.error = String(error.stack); }
  document.getElementById('result').textContent = JSON.stringify(result);
}, 500));</script></body>`
	folder := t.TempDir()
	file := filepath.Join(folder, "page.html")
	if err := os.WriteFile(file, []byte(strings.Replace(page.String(), "</body>", probe, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	args := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder,
		"--virtual-time-budget=2000", "--window-size=1200,900"}, options...)
	dom, err := exec.CommandContext(ctx, chromium, append(args, "--dump-dom", "file://"+file)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`<pre id="result">(.*?)</pre>`).FindSubmatch(dom)
	if found == nil {
		t.Fatalf("no result in %.2000s", dom)
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(string(found[1]))), result); err != nil {
		t.Fatalf("%s: %v", found[1], err)
	}
}

func TestPageWorks(t *testing.T) {
	const script = `
const map = document.getElementById('map');
const crumbs = () => document.querySelectorAll('#crumbs button').length;
const boxes = () => [...map.querySelectorAll(':scope > .box')];
result.boxes = boxes().length > 1;
result.inside = boxes().every((box) => box.offsetLeft >= 0 && box.offsetTop >= 0 &&
  box.offsetLeft + box.offsetWidth <= map.clientWidth + 1 && box.offsetTop + box.offsetHeight <= map.clientHeight + 1);
const area = boxes().reduce((sum, box) => sum + box.offsetWidth * box.offsetHeight, 0);
result.filled = Math.abs(area / (map.clientWidth * map.clientHeight) - 1) < 0.05;
result.labelled = boxes().every((box) => box.getAttribute('aria-label').includes(' % of all'));

const tip = document.getElementById('tip');
const opens = map.querySelector(':scope > .opens');
opens.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 200, clientY: 300 }));
result.hover = !tip.hidden && tip.textContent === opens.getAttribute('aria-label');
map.dispatchEvent(new MouseEvent('mouseleave'));
result.unhover = tip.hidden;

result.crumbs = [crumbs()];
opens.click();
result.crumbs.push(crumbs());
const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
result.focus = document.activeElement.classList.contains('box');
key('Escape');
result.crumbs.push(crumbs());
const before = document.activeElement;
key('ArrowRight');
result.moved = document.activeElement !== before && document.activeElement.classList.contains('box') &&
  document.activeElement.getBoundingClientRect().left > before.getBoundingClientRect().left;
map.querySelector(':scope > .opens').focus();
key('Enter');
result.crumbs.push(crumbs());
document.querySelector('#crumbs button').click();
result.crumbs.push(crumbs());

const table = document.querySelector('table');
const head = [...table.tHead.rows[0].cells];
const column = (i) => [...table.tBodies[0].rows].map((row) => row.cells[i].dataset.v ?? row.cells[i].textContent);
const ordered = (list, order) => list.every((v, i) => i === 0 || order(list[i - 1], v) <= 0);
const shallow = head.findIndex((cell) => cell.textContent === 'shallow');
head[shallow].firstChild.click();
const sorted = () => head[shallow].getAttribute('aria-sort');
result.descending = ordered(column(shallow), (a, b) => b - a) && sorted() === 'descending';
head[shallow].firstChild.click();
result.ascending = ordered(column(shallow), (a, b) => a - b) && sorted() === 'ascending';
head[0].firstChild.click();
result.names = ordered(column(0), (a, b) => a.localeCompare(b)) && !head[shallow].hasAttribute('aria-sort');
result.narrow = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
result.loaded = performance.getEntriesByType('resource').length;
`
	want := map[string]any{"boxes": true, "inside": true, "filled": true, "labelled": true, "hover": true,
		"unhover": true, "crumbs": []any{1.0, 2.0, 1.0, 2.0, 1.0}, "focus": true, "moved": true, "descending": true,
		"ascending": true, "names": true, "narrow": true, "loaded": 0.0}
	for _, size := range []string{"1200,900", "500,900"} {
		got := map[string]any{}
		browse(t, reports(t)["summary"], script, &got, "--window-size="+size)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", size, diff)
		}
	}
}

// Every kind of report is a page on which no script fails and nothing of a snapshot is markup.
func TestPagesOfAll(t *testing.T) {
	all := reports(t)
	delete(all, "summary") // TestPageWorks has it
	delete(all, "diff")    // three is more of it
	delete(all, "check")   // it has no more than the others
	name := "<i>name</i></script><script>document.title = 'run'</script>"
	all["harmful"] = NewSummary("<i>file</i>", harmful(t, name), Options{})
	for name, r := range all {
		got := struct {
			Title   string
			Boxes   int
			Italics int
			Error   string
		}{}
		browse(t, r, `result.title = document.title; result.italics = document.querySelectorAll('i').length;
result.boxes = document.querySelectorAll('.box').length;`, &got)
		if got.Title != r.title() || got.Boxes == 0 || got.Italics != 0 || got.Error != "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
