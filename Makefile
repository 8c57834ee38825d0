# The two commands: `make demo` and `make test`. Both set up what they need in .venv.
PYTHON ?= python3
ENVIRONMENT := .venv
RUN := $(ENVIRONMENT)/bin/python -m
SHARED ?= ../shared

.PHONY: demo test check acceptance schema screenshots golden docs soak bench bench-warc bench-extract bench-reuse bench-corroboration bench-attribution bench-serve bench-store crash fuzz clean

$(ENVIRONMENT)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make demo PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(ENVIRONMENT)
	$(RUN) pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: $(ENVIRONMENT)/.ready
	$(ENVIRONMENT)/bin/twicetold compare examples/reports --output out/demo
	@echo "The dossier of the example is out/demo/dossier.html: open it in a browser."

test: $(ENVIRONMENT)/.ready
	$(RUN) pytest -q

check: $(ENVIRONMENT)/.ready
	$(ENVIRONMENT)/bin/ruff format --check .
	$(ENVIRONMENT)/bin/ruff check .
	$(ENVIRONMENT)/bin/mypy
	$(ENVIRONMENT)/bin/lint-imports

acceptance: $(ENVIRONMENT)/.ready
	$(RUN) tests.quality.acceptance $(SHARED)/acceptance/baghouz

schema: $(ENVIRONMENT)/.ready
	$(RUN) tests.dossier.schema
	$(RUN) tests.dossier.examples

screenshots: $(ENVIRONMENT)/.ready
	$(RUN) tests.browser.screenshots

# The documentation as pages, in out/docs; a broken link or reference stops it.
docs: $(ENVIRONMENT)/.ready
	$(RUN) sphinx -q -E -W --keep-going -b html docs out/docs

golden: $(ENVIRONMENT)/.ready
	$(RUN) tests.golden.refresh

# Every parser that we wrote, some minutes each: make fuzz MINUTES=5
MINUTES ?= 5
fuzz: $(ENVIRONMENT)/.ready
	$(RUN) tests.fuzz --minutes $(MINUTES)

# The property tests with new cases each time: make soak ROUNDS=10
ROUNDS ?= 10
soak: $(ENVIRONMENT)/.ready
	for round in $$(seq $(ROUNDS)); do HYPOTHESIS_PROFILE=random $(RUN) pytest -q tests/property || exit 1; done

# All measures of speed, each beside its peer where it has one, to ~/twicetold-benchmarks.
bench: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks

# Reading WARC: records a second, and memory over an archive of 1 GB that is made for it.
bench-warc: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks.ingest
	$(RUN) benchmarks.ingest --gigabytes 1

# Reading pages: pages a second, against trafilatura on the same pages.
bench-extract: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks.extract $(SHARED)

# Shared passages against a naive index, origins against the answer keys.
bench-reuse: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks.reuse

bench-corroboration: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks.corroboration $(SHARED)

# 50 readers while 1,000 reports come in; a story of 200 reports.
bench-serve: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks.serve

# Adding to a store of 10,000 and of 100,000 reports.
bench-store: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks.store

# A writer of a store killed at random moments: make crash KILLS=50
KILLS ?= 50
crash: $(ENVIRONMENT)/.ready
	$(RUN) tests.crash --kills $(KILLS)
	$(RUN) tests.watch.killed $(KILLS)

# Who said what: rules, plain tagger and gate in one run, and a story of forty reports.
bench-attribution: $(ENVIRONMENT)/.ready
	$(RUN) benchmarks.attribution $(SHARED)

clean:
	rm -rf $(ENVIRONMENT) out build dist
