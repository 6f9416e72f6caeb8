package isolate_test

// The out-of-memory table: every way to allocate, under small limits, in one process that must live. The
// smallest limit in the default run, all of them in scripts/stress.

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

func TestStressLimits(t *testing.T) {
	limits := os.Getenv("HEDDLE_STRESS_LIMITS")
	if limits == "" {
		limits = "8"
	}
	cmd := exec.Command(heddleBinary, "--no-warnings", "../scripts/stress-limits.js", limits)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	t.Logf("%s", out)
	if err != nil {
		t.Fatalf("%v\n%s", err, strings.Join(regexp.MustCompile(`(?m)^BAD.*`).FindAllString(string(out), -1), "\n"))
	}
	want := 60 * len(strings.Split(limits, ","))
	if n := strings.Count(string(out), "ERR_WORKER_OUT_OF_MEMORY, 1,"); n < want {
		t.Errorf("%d shapes and limits, want at least %d", n, want)
	}
}
