# The usual targets. scripts/run and scripts/test set up what these need.
GO ?= go

.PHONY: build test race lint fuzz oracle stress asan bench bench-check clean

build:
	scripts/build

test:
	scripts/test

race:
	@scripts/bootstrap
	$(GO) test -race ./serdes/... ./ports/... ./heap/... ./perf/... ./isolate/...

lint:
	@scripts/bootstrap
	gofmt -l . && $(GO) vet ./... && $(GO) tool staticcheck ./... && scripts/check-house

# Each fuzz target for a minute: make fuzz FUZZTIME=30m for more.
FUZZTIME ?= 1m
fuzz:
	scripts/fuzz $(FUZZTIME)

# Records the wants of isolate/testdata from node; needs node on PATH.
oracle:
	scripts/oracle

stress:
	@scripts/bootstrap
	scripts/stress

asan:
	@scripts/bootstrap
	scripts/asan

# The benchmarks against node, deno and bun, those that are there; the table in docs/BENCHMARKS.md is written anew. BENCH
# has more options.
bench: build
	./heddle bench perf/benchmarks --isolate --against peers --timeout 2m --targets perf/benchmarks/targets.txt \
		--update docs/BENCHMARKS.md $(BENCH)

# The present build against another one, HEDDLE_OLD, in turn: fails on what is worse beyond noise.
bench-check: build
	@[ -x "$(HEDDLE_OLD)" ] || { echo 'make bench-check HEDDLE_OLD=path of the older binary' >&2; exit 2; }
	./heddle bench perf/benchmarks --isolate --against old@$(HEDDLE_OLD) --fail-over 10% --alpha 0.01 $(BENCH)

clean:
	rm -rf heddle heddle-asan .cache isolate/internal/startup/embedded.go isolate/internal/startup/startup.snapshot
