# Each target is a line a person could type. `make run` and `make test` do all the set-up by themselves.
PYTHON ?= python3
DATA ?= data
BIN := .venv/bin
# Tests that mutate inputs of every format.
FUZZED := tests/property/test_feed_parsers.py tests/property/test_agency_parsers.py tests/property/test_one_article_formats.py \
  tests/property/test_containers.py tests/unit/transforms/parsers/test_html.py
export PREFECT_SERVER_ANALYTICS_ENABLED = false

.PHONY: run test fuzz faults runners service lint floors kernels bench bench-quotes bench-inputs bench-topics bench-entities bench-dates bench-speed bench-store docs site pictures golden audit lock clean
.DELETE_ON_ERROR:

run: .venv/ready  ## read seeds/, write the tables and a report, show what was found
	$(BIN)/wireroom ingest seeds --data $(DATA)
	$(BIN)/wireroom report --data $(DATA)

test: .venv/ready
	$(BIN)/python -m pytest --cov --cov-fail-under=90 -n auto --maxprocesses 4 --dist loadfile

fuzz: .venv/ready  ## ten thousand mutated inputs for each format
	FUZZ_EXAMPLES=10000 FUZZ_SECONDS=5 $(BIN)/python -m pytest $(FUZZED)

faults: .venv/ready  ## a thousand kills, four writers at once, readers beside them, full disks, damaged files
	$(BIN)/python -m tests.faults

runners: .venv/ready  ## one process, two, one of two killed, Dask and Ray where their extras are installed: the same rows
	$(BIN)/python -m tests.runners

service: .venv/ready  ## ten minutes of a schedule over a growing feed: runs killed, held and stopped, every item stored once
	$(BIN)/python -m tests.service

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

floors: .venv/ready  ## quality on the gold of tests/golden, against benchmarks/floors.json
	$(BIN)/python -m benchmarks.quality.floors
	$(BIN)/python -m benchmarks.quality.topics
	$(BIN)/python -m benchmarks.quality.identities

kernels: .venv/ready  ## the golden tests with other arithmetic kernels, as other processors have them
	$(BIN)/python -m benchmarks.quality.kernels --test

bench: floors bench-quotes  ## quality and speed; the dev sets are read from ../shared/bench where they lie
	$(BIN)/python -m benchmarks.speed.speed

bench-quotes: .venv/ready  ## quotes on PolNeAR's dev articles, beside peers, people and what has to be reached
	$(BIN)/python -m benchmarks.quality.quotes

bench-inputs: .venv/ready  ## pages, feeds, agency files and archives: what the parsers read, on the shared sets
	$(BIN)/python -m benchmarks.quality.inputs

bench-topics: .venv/ready  ## topics of articles: passages of our own, and the shared set
	$(BIN)/python -m benchmarks.quality.topics

bench-entities: .venv/ready  ## names, identity in and across articles, metonyms, roles: on the shared sets
	$(BIN)/python -m benchmarks.quality.entities

bench-dates: .venv/ready  ## dates that articles name, and their own day: on the shared set
	$(BIN)/python -m benchmarks.quality.dates

bench-speed: .venv/ready  ## pages a second beside trafilatura, memory of a large archive, cost of near copies, small runs
	$(BIN)/python -m benchmarks.speed.pages
	$(BIN)/python -m benchmarks.speed.archives
	$(BIN)/python -m benchmarks.speed.copies
	$(BIN)/python -m benchmarks.speed.start

bench-store: .venv/ready  ## what a batch, a query, disk and memory cost as the store grows, with invented articles
	$(BIN)/python -m benchmarks.speed.growth

docs: .venv/ready
	$(BIN)/wireroom tables --markdown > docs/tables.md
	$(BIN)/python -m benchmarks.docs.walk --write

site: .venv/site-ready  ## the docs as pages that open from disk: build/site/index.html; any warning, and a link that leads nowhere, ends it
	$(BIN)/python -m benchmarks.docs.site

pictures: run  ## photograph the seed's report for the docs; needs Chromium
	$(BIN)/python -m benchmarks.docs.pictures --data $(DATA)

golden: .venv/ready
	$(BIN)/python -m tests.golden.write

audit: .venv/ready  ## licences of all that is pinned, then its known faults, which needs the network
	$(BIN)/python -m tests.house.licences
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	build/audit/bin/pip-audit --strict --disable-pip --requirement requirements.lock

lock:
	uv pip compile pyproject.toml --extra dev --extra docx --extra pdf --extra xlsx --extra s3 --universal --generate-hashes --no-header --no-annotate -o requirements.lock
	uv pip compile --group site --constraint requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o docs/site/requirements.lock

clean:
	rm -rf .venv data build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .import_linter_cache

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; fits = (3, 11) <= sys.version_info < (3, 14); \
	  sys.exit(None if fits else '$(PYTHON) is Python %d.%d, and 3.11 to 3.13 is needed: make $(or $(MAKECMDGOALS),run) PYTHON=python3.12' % sys.version_info[:2])"
	@echo "setting up .venv from requirements.lock: the first time it takes some minutes, and 1.6 GB of disk"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/site-ready: .venv/ready docs/site/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement docs/site/requirements.lock
	touch $@
