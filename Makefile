# Everything a person or CI does with Scrutineer. Each target sets up what it needs.

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-long lint check update gates eval train figures bench load soak soak-server scale screens reference docs container sbom clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
DEMO := out/demo
# The tests that take no library and no child process: together some seconds.
QUICK := tests/test_locks.py tests/test_container.py tests/test_docs.py tests/test_docs_models.py tests/test_layers.py \
	tests/corpus/places tests/corpus/test_text.py tests/corpus/test_types.py tests/corpus/test_letters.py \
	tests/assistant/language tests/assistant/understand \
	tests/assistant/check/test_mutants.py tests/assistant/tracking/test_due_days.py tests/assistant/test_cite.py \
	tests/assistant/test_draft.py tests/ingest/outline tests/ingest/registers tests/ingest/test_dates.py \
	tests/ingest/test_authority.py tests/evals/match tests/evals/scoring tests/evals/cases \
	tests/ui/test_naming.py tests/ui/test_plain.py tests/ui/test_answer_view.py
REAL ?= $(firstword $(wildcard $(SCRUTINEER_REAL) ../shared/real))
# The first Python that is new enough, unless one is named: make setup PYTHON=python3.12
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$python; break; }; done)

export HF_HUB_OFFLINE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

setup: $(DEV)  ## Make the virtual environment and install everything into it

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Scrutineer needs Python 3.11 or newer, and found none as\
	 python3 ($$(python3 --version 2>&1)). Install one, or name it: make setup PYTHON=/path/to/python";\
	 exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "No virtual\
	 environment could be made. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

# What runs, then what the checks need besides; both as the locks have it.
$(READY): pyproject.toml requirements.lock tools/install.py | $(BIN)/python
	@echo "Installing into $(VENV): a minute or so the first time."
	@$(BIN)/python tools/install.py
	@touch $(READY)

$(DEV): pyproject.toml requirements.lock requirements-dev.lock tools/install.py | $(BIN)/python
	@echo "Installing into $(VENV): a minute or so the first time."
	@$(BIN)/python tools/install.py --dev
	@touch $(READY) $(DEV)

demo: $(READY)  ## Read the demo documents in, ask three questions, say how to go on
	@$(BIN)/scrutineer demo --library $(DEMO)

# Two at once, a file to each: every process loads its own models, some 2 GB. WORKERS=0 for one.
WORKERS ?= 2
TEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile
test: $(DEV)  ## Run the tests but for the long ones, two files at once: within eight minutes
	@$(TEST) -m "not long" $(ARGS)

test-long: $(DEV)  ## Run the long tests: a browser, a served model, kills and damage
	@$(TEST) -m long $(ARGS)

lint: $(DEV)  ## Check style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

check: lint  ## Check style, types and layers, and run the quick tests: within a minute
	@$(BIN)/python -m pytest $(QUICK) $(ARGS)

# What changed is kept in out/update.txt, since the gates say much.
update: $(DEV)  ## Take the newest packages that fit into the locks, run the gates, say what changed
	@mkdir -p out
	@$(BIN)/python -m tools.lock --upgrade > out/update.txt
	@cat out/update.txt
	@$(MAKE) --no-print-directory gates || { echo "A gate fails with what is newer. To go back:\
	 git checkout -- requirements.lock requirements-dev.lock tools/locks && make setup"; exit 1; }
	@echo "Every gate holds with:" && cat out/update.txt

gates: setup lint docs eval test test-long  ## Run everything that must hold

eval: $(DEV)  ## Ask the demo's questions and hold the answers to the thresholds
	@$(BIN)/scrutineer eval --suite demo --gate $(ARGS)

train: $(DEV)  ## Fit the small models on the labelled material: make train LIBRARY="FOLDER DEMO"
	@$(BIN)/python -m evals.training.entailment $(firstword $(LIBRARY))
	@$(BIN)/python -m evals.training $(LIBRARY) $(ARGS)
	@$(BIN)/python -m evals.training.statements $(firstword $(LIBRARY))
	@$(BIN)/python -m evals.training.markings $(LIBRARY)
	@$(BIN)/python -m evals.training.changes

figures: $(DEV)  ## Measure the suites that ship, and publish that: make figures REPORTS=FOLDER
	@$(BIN)/scrutineer eval --suite demo --history evals/published.jsonl --json >/dev/null
	@test -z "$(REPORTS)" || $(BIN)/scrutineer eval --cases evals/suites/ofsted-reports.jsonl \
	 --documents "$(REPORTS)" --history evals/published.jsonl --json >/dev/null

bench: $(DEV)  ## Measure against a plain LangChain pipeline: make bench ARGS="FOLDER --sample 20"
	@$(BIN)/python -m evals.bench $(or $(ARGS),$(REAL))

load: $(DEV)  ## Measure scrutineer api with 1, 8 and 32 clients at once
	@$(BIN)/python -m tools.load $(ARGS)

soak: $(DEV)  ## Kill, damage, fill and mislead a library, and count what goes wrong (an hour)
	@$(BIN)/python -m tools.soak $(ARGS)

soak-server: $(DEV)  ## Kill Ray's workers, writers and the database of a library on a server
	@$(BIN)/python -m tools.soak_server $(ARGS)

scale: $(DEV)  ## Measure a million passages on a server: make scale ARGS="--library FOLDER --place FOLDER"
	@$(BIN)/python -m tools.scale $(ARGS)

screens: $(DEV)  ## Draw every page of the web app into docs/screens (needs Chromium)
	@$(BIN)/python -m tools.screens

reference: $(DEV)  ## Write the pages of options and settings anew from the code
	@$(BIN)/python -m tools.reference

docs: $(DEV)  ## Build the documentation site into out/site; any warning fails it
	@$(BIN)/zensical build --strict

container: $(DEV)  ## Lint the Containerfile, and run its steps in a folder where no engine is
	@$(BIN)/hadolint Containerfile
	@$(BIN)/python -m tools.container

sbom: $(DEV)  ## List what is installed to run, as CycloneDX, into out/sbom.json
	@mkdir -p out
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --of JSON \
	 --output-reproducible -o out/sbom.json

clean:  ## Remove what was made, the virtual environment too
	@rm -rf $(VENV) out build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
