# The usual targets. scripts/run and scripts/test set up what these need.
GO ?= go

.PHONY: build test race lint fuzz oracle stress asan bench clean

build:
	@scripts/bootstrap
	$(GO) build -o heddle .

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

bench: build
	scripts/bench

clean:
	rm -rf heddle heddle-asan .cache
