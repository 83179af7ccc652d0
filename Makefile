# Two commands: `make generate`, `make test`.  They need Python 3.11 and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: generate test fuzz lint check bench clean

generate: $(VENV)/.installed
	$(BIN)/gen specs/ -o generated/

# The corpora are unpacked and generated once, so that their tests are one process.
test: $(VENV)/.installed
	$(BIN)/pytest -n 2 --dist loadfile --ignore tests/corpus
	$(BIN)/pytest tests/corpus

# As in `make test`, but with other examples each time, and 25 times as many.
fuzz: $(VENV)/.installed
	$(BIN)/pytest tests/fuzz --hypothesis-profile=search

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
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[bench]"
	$(BIN)/python -m benchmarks.serializers --write
	$(BIN)/python -m benchmarks.generate
	$(BIN)/python -m benchmarks.import_time

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
