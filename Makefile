# Everything runs in .venv, which `setup` fills once from locked, hashed requirements.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.setup-done
LINTED := $(wildcard src tests tools benchmarks)
ARGS ?=
# most tests wait for a disk, so more of them run at once than there are cores; neighbours stay together, since they share
# what they set up, until somebody has nothing left to do
AT_ONCE ?= 4

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format bench docs docs-check traceability lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 18

setup: $(STAMP) ## virtual environment in .venv, made once and again when requirements change

$(STAMP): requirements/dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

demo: setup ## one store's days played through the real commands; ARGS="--days 3 --seed 7"
	$(BIN)/aftersales demo $(ARGS)

test: setup ## every test; ARGS="-k word" narrows
	$(BIN)/python -m pytest -n $(AT_ONCE) --dist worksteal $(ARGS)

lint: setup ## style, types, import rules, house rules
	$(BIN)/ruff check $(LINTED)
	$(BIN)/ruff format --check $(LINTED)
	$(BIN)/mypy $(LINTED)
	$(BIN)/python -m pytest -q tests/architecture
	$(BIN)/lint-imports

format: setup ## rewrite to the house style
	$(BIN)/ruff check --fix $(LINTED)
	$(BIN)/ruff format $(LINTED)

bench: setup ## measurements; never part of the tests
	$(BIN)/python -m benchmarks $(ARGS)

docs: setup ## write the catalogues under docs/generated
	$(BIN)/python -m tools.docs

docs-check: setup ## fail when a catalogue is not what the code says
	$(BIN)/python -m tools.docs --check

traceability: setup ## which tests prove which clause; ARGS=--strict fails on a gap
	$(BIN)/python -m tools.traceability $(ARGS)

lock: setup ## resolve requirements anew; ARGS=--upgrade takes newer releases
	$(BIN)/python -m tools.lock $(ARGS)

clean: ## remove what was made here
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
