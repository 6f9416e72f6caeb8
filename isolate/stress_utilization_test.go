package isolate_test

// Utilization with node beside it: Workers that do a known share of work, under both runtimes in turn.

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const (
	utilizationRounds  = 5
	utilizationApart   = 0.05 // what two medians may differ by
	utilizationProgram = "../scripts/compare-utilization.js"
)

// utilizations are the readings of each kind of Worker, "outside" and "inside" apart.
type utilizations map[string][]float64

func (u utilizations) run(t *testing.T, runtime string) {
	t.Helper()
	cmd := exec.Command(runtime, utilizationProgram)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", runtime, err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		var got struct {
			Kind            string
			Outside, Inside float64
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatalf("%s: %q: %v", runtime, line, err)
		}
		u[got.Kind+", outside"] = append(u[got.Kind+", outside"], got.Outside)
		u[got.Kind+", inside"] = append(u[got.Kind+", inside"], got.Inside)
	}
}

func median(readings []float64) float64 {
	sorted := slices.Sorted(slices.Values(readings))
	return sorted[len(sorted)/2]
}

// TestStressUtilization runs the runtimes in turn, so that both meet the same noise of the machine.
func TestStressUtilization(t *testing.T) {
	node, err := exec.LookPath("node")
	if os.Getenv("HEDDLE_STRESS") == "" || err != nil {
		t.Skip("timed, and needs node: scripts/stress runs it")
	}
	oracle, ours := utilizations{}, utilizations{}
	for i := 0; i < utilizationRounds; i++ {
		oracle.run(t, node)
		ours.run(t, heddleBinary)
	}
	if len(oracle) == 0 || len(ours) != len(oracle) {
		t.Fatalf("%d readings of node, %d of heddle", len(oracle), len(ours))
	}
	for name, theirs := range oracle {
		want, got := median(theirs), median(ours[name])
		t.Logf("%-22s node %5.1f%%, heddle %5.1f%%", name, 100*want, 100*got)
		if apart := got - want; apart > utilizationApart || apart < -utilizationApart {
			t.Errorf("%s: node %v, heddle %v", name, theirs, ours[name])
		}
	}
}
