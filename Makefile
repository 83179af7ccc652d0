# Two commands: `make generate`, `make test`.  They need Python 3.11 and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: generate test test-core test-corpus test-pythons fuzz lint check bench dist clean

# Installs gen alone: about 40 MB.
generate: $(VENV)/.gen
	$(BIN)/gen specs/ -o generated/

test: test-core test-corpus

test-core: $(VENV)/.installed
	$(BIN)/pytest -n 2 --dist loadfile --ignore tests/corpus

# One process: the corpora are unpacked and generated once.
test-corpus: $(VENV)/.installed
	$(BIN)/pytest tests/corpus

# As in `make test`, but with other examples each time, and 25 times as many.
fuzz: $(VENV)/.installed
	$(BIN)/pytest tests/fuzz --hypothesis-profile=search

# The generated package on each installed Python; missing ones are listed as skipped.
test-pythons: $(VENV)/.installed
	$(BIN)/pytest -rs tests/behaviour/test_interpreters.py tests/runtime

lint: $(VENV)/.installed
	$(BIN)/black --check .
	$(BIN)/ruff check .
	$(BIN)/ruff check --isolated --no-cache generated
	$(BIN)/mypy
	$(BIN)/mypy --strict generated
	$(BIN)/basedpyright
	$(BIN)/gen specs/ -o generated/ --check

check: lint test

bench: $(VENV)/.installed
	$(PIP) install -e ".[bench]"
	$(BIN)/python -m benchmarks.serializers --write
	$(BIN)/python -m benchmarks.structs --write
	$(BIN)/python -m benchmarks.generate
	$(BIN)/python -m benchmarks.import_time

# Builds dist/*.whl and dist/*.tar.gz, and checks both.  tests/test_packaging.py installs them.
dist: $(VENV)/.installed
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/twine check --strict dist/*
	$(BIN)/python -m zipfile --list dist/*.whl

$(VENV)/.gen: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install -e .
	touch $@

$(VENV)/.installed: $(VENV)/.gen
	$(PIP) install -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
