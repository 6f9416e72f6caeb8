package bench

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// measuring is a runtime of which each process measures the next values of the lists, from the beginning again at their
// end, under its own clock: times, CPU times, peaks.
func measuring(t *testing.T, name string, ns, cpu, peak []int) Runtime {
	t.Helper()
	count := filepath.Join(t.TempDir(), "count")
	list := func(of []int) string {
		text := ""
		for i, v := range of {
			text += fmt.Sprintf("%d) echo %d;; ", i, v)
		}
		return fmt.Sprintf("$(case $((n %% %d)) in %s esac)", len(of), text)
	}
	return stub(t, name, listTwo+fmt.Sprintf(`n=$(cat %[1]s 2>/dev/null || echo 0)
echo $((n + 1)) > %[1]s
ns=%[2]s
cpu=%[3]s
peak=%[4]s
for name in a b; do
  [ $name = a ] || { ns=100; cpu=100; peak=5000; }
  echo "{\"type\":\"result\",\"result\":{\"name\":\"$name\",\"ns\":[$ns],\"ops\":[1],\"cpu\":[$cpu],\"memory\":{\"peak\":$peak,\"files\":1000}}}" >&3
done
`, count, list(ns), list(cpu), list(peak))+end)
}

// Two builds in one run, as make bench-check has them: what is slower, takes more CPU time or holds more memory is found,
// noise is not, and what a second run does not show is taken back.
func TestBuildsAreChecked(t *testing.T) {
	quiet := []int{100, 101, 102, 103, 104, 105}
	more := []int{120, 121, 122, 123, 124, 125}
	noisy := []int{80, 150, 95, 130, 100, 140}
	once := append(append([]int{}, more...), quiet...)
	memory, moreMemory := []int{5000, 5001, 5002, 5003, 5004, 5005}, []int{6000, 6001, 6002, 6003, 6004, 6005}
	for name, c := range map[string]struct {
		ns, cpu, peak []int
		want          []string
	}{
		"the same":         {quiet, quiet, memory, nil},
		"slower":           {more, quiet, memory, []string{"a"}},
		"more CPU time":    {quiet, more, memory, []string{"a-cpu"}},
		"more memory":      {quiet, quiet, moreMemory, []string{"a-peak-own"}},
		"noise":            {noisy, noisy, memory, nil},
		"slower for once":  {once, quiet, memory, nil},
		"all of it":        {more, more, moreMemory, []string{"a", "a-cpu", "a-peak-own"}},
		"within the limit": {[]int{106, 107, 108, 109, 109, 109}, quiet, memory, nil},
	} {
		t.Run(name, func(t *testing.T) {
			judge := Judge{Alpha: 0.01, Limit: 0.1}
			r := newRunner(measuring(t, "new", c.ns, c.cpu, c.peak), measuring(t, "old", quiet, quiet, memory))
			r.Rounds = 6
			if err := judge.CanShow(r.Rounds, r.Samples); err != nil {
				t.Fatal(err)
			}
			first := run(t, r).CompareRuntimes(judge, "old", "new")
			first.Confirm(run(t, r).CompareRuntimes(judge, "old", "new"))
			var got []string
			for _, row := range first.Regressions() {
				got = append(got, row.Name)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("regressions (-want +got):\n%s", diff)
			}
		})
	}
}

// Too few processes for the level would pass whatever was measured.
func TestCanShow(t *testing.T) {
	for _, c := range []struct {
		rounds, samples int
		alpha           float64
		want            bool
	}{{6, 5, 0.01, true}, {5, 5, 0.01, true}, {4, 5, 0.01, false}, {4, 1, 0.05, true}, {3, 1, 0.05, false}, {1, 12, 0.01, true}} {
		if err := (Judge{Alpha: c.alpha}).CanShow(c.rounds, c.samples); (err == nil) != c.want {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
