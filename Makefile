# Everything a person or CI does with Scrutineer. Each target sets up what it needs.

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint eval train figures bench screens clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := out/demo
REAL ?= $(firstword $(wildcard $(SCRUTINEER_REAL) ../shared/real))
# The first Python that is new enough, unless one is named: make setup PYTHON=python3.12
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$python; break; }; done)

export HF_HUB_OFFLINE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY)  ## Make the virtual environment and install everything into it

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Scrutineer needs Python 3.11 or newer, and found none as\
	 python3 ($$(python3 --version 2>&1)). Install one, or name it: make setup PYTHON=/path/to/python";\
	 exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "No virtual\
	 environment could be made. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Installing into $(VENV): some minutes the first time."
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY)

demo: $(READY)  ## Read the demo documents in, ask three questions, say how to go on
	@BIN=$(BIN) DEMO=$(DEMO) bash tools/demo.sh

test: $(READY)  ## Run the tests
	@$(BIN)/python -m pytest $(ARGS)

lint: $(READY)  ## Check style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

eval: $(READY)  ## Ask the demo's questions and hold the answers to the thresholds
	@$(BIN)/scrutineer eval --suite demo --gate $(ARGS)

train: $(READY)  ## Fit the small models on the labelled material: make train LIBRARY=FOLDER
	@$(BIN)/python -m evals.training $(LIBRARY) $(ARGS)
	@$(BIN)/python -m evals.training.statements $(LIBRARY)

figures: $(READY)  ## Measure the suites that ship, and publish that: make figures REPORTS=FOLDER
	@$(BIN)/scrutineer eval --suite demo --history evals/published.jsonl --json >/dev/null
	@test -z "$(REPORTS)" || $(BIN)/scrutineer eval --cases evals/suites/ofsted-reports.jsonl \
	 --documents "$(REPORTS)" --history evals/published.jsonl --json >/dev/null

bench: $(READY)  ## Measure against a plain LangChain pipeline: make bench ARGS="FOLDER --sample 20"
	@$(BIN)/python -m evals.bench $(or $(ARGS),$(REAL))

screens: $(READY)  ## Draw every page of the web app into docs/screens (needs Chromium)
	@$(BIN)/python -m tools.screens

clean:  ## Remove what was made, the virtual environment too
	@rm -rf $(VENV) out build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
