# Everything a person or a CI machine does with this project. `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

# The first interpreter on this machine that is new enough; `make PYTHON=/path/to/python …` overrides it.
PYTHON ?= $(shell for found in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$found -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$found && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
ARTICLES ?= examples/summit
OUTPUT ?= output
SECONDS_EACH ?= 60

.PHONY: help
help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- setting up -------------------------------------------------------------------------------------------------------

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "$(PYTHON) has no venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

.PHONY: setup
setup: $(INSTALLED)  ## make .venv with the pinned packages, fetch the chart library
	@$(BIN)/python tools/fetch_plotly.py

.PHONY: setup-browser
setup-browser: $(INSTALLED)  ## find or install Chromium and a Chinese font, for the browser tests
	@$(BIN)/python tools/browser.py

# --- using ------------------------------------------------------------------------------------------------------------

.PHONY: timeline
timeline: setup  ## build output/timeline.html and the tables from examples/summit
	$(BIN)/timeline build $(ARTICLES) -o $(OUTPUT)

# --- checking ---------------------------------------------------------------------------------------------------------

.PHONY: test
test: setup setup-browser lint types types-js test-js test-zone test-python  ## run every check, as CI does

.PHONY: test-python
test-python: setup  ## run all Python tests with the machine set to UTC
	TZ=UTC $(BIN)/python -m pytest

.PHONY: test-zone
test-zone: setup  ## run the quick Python tests with the machine set to another zone
	TZ=America/New_York $(BIN)/python -m pytest -m "not browser and not slow"

.PHONY: test-js
test-js:  ## run the tests of the page's scripts, where node is present
	@if ! ls tests/js/*.test.* >/dev/null 2>&1; then echo "no tests in tests/js"; \
	elif command -v node >/dev/null; then node --test tests/js/*.test.*; \
	elif [ -n "$${CI:-}" ]; then echo "node is missing: CI must run tests/js" >&2; exit 1; \
	else echo "skipped tests/js: node is not installed"; fi

.PHONY: lint
lint: $(INSTALLED)  ## check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: $(INSTALLED)  ## check types
	$(BIN)/mypy

.PHONY: types-js
types-js: $(INSTALLED)  ## check the types of the page's scripts; fetches what the page's tests need, where npm is present
	@$(BIN)/python tools/js_tools.py tsc -p tests/js/jsconfig.json

.PHONY: fuzz
fuzz: setup  ## search for input that breaks something, a minute for each target; make fuzz SECONDS_EACH=600 for longer
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[fuzz]" \
		|| echo "the fuzzer cannot be installed here: inputs are made at random instead" >&2
	$(BIN)/python fuzz/run.py --seconds $(SECONDS_EACH)

.PHONY: bench
bench: setup  ## measure the reader against others, the build against merely reading the files, and how it grows; QUICK=1: a minute
	$(BIN)/python benchmarks/peers.py $(ARTICLES) $(if $(QUICK),--articles 50)
	$(BIN)/python benchmarks/end_to_end.py $(ARTICLES) $(if $(QUICK),--rounds 2)
	$(BIN)/python benchmarks/scale.py $(ARTICLES) $(if $(QUICK),--quick)

# --- keeping ----------------------------------------------------------------------------------------------------------

.PHONY: format
format: $(INSTALLED)  ## put the code into the project's format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: docs
docs: $(INSTALLED)  ## rewrite the generated pages of docs/ and build the site in build/site
	$(BIN)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

.PHONY: picture
picture: setup setup-browser  ## take the picture of the page that the README shows
	$(BIN)/python tools/picture.py

.PHONY: golden
golden: $(INSTALLED)  ## rewrite tests/golden from a new build; look at the difference before committing
	$(BIN)/timeline build examples/summit -o $(VENV)/golden
	mkdir -p tests/golden && cp $(VENV)/golden/events.csv tests/golden/events.csv
	git diff --stat -- tests/golden

.PHONY: constraints
constraints:  ## resolve the newest allowed packages in a fresh environment and pin them
	rm -rf $(VENV)/fresh && $(PYTHON) -m venv $(VENV)/fresh
	$(VENV)/fresh/bin/pip install --quiet --disable-pip-version-check ".[dev,fuzz]"
	{ head -n 1 constraints.txt; $(VENV)/fresh/bin/pip freeze | grep '==' | LC_ALL=C sort -f; } > $(VENV)/constraints.txt
	mv $(VENV)/constraints.txt constraints.txt && rm -rf $(VENV)/fresh

.PHONY: wheel
wheel: setup  ## build a wheel that carries the chart library
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

.PHONY: fast-wheel
fast-wheel: setup  ## build a wheel that is compiled but for reading and writing, where a C compiler is present
	EVENT_TIMELINE_COMPILE=1 PIP_CONSTRAINT=constraints.txt $(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

.PHONY: clean
clean:  ## remove everything that was made here
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis timeline/views/page/vendor
	find output -mindepth 1 ! -name README.md -delete
