# Everything that is done with this project, one word each. `make` alone lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
ADDRESS ?= 127.0.0.1
WORKERS ?= 2
DOMAIN ?=
SEED ?= 1
TESTS ?= tests
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
STAMPS := $(VENV)/.stamps
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

SLOWEST := --durations=25 --durations-min=1

export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false
# The tests start Python a hundred times: what was compiled is kept beside the code.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run serve test check format lint types layers unit browser data sample contract \
        screenshots bench lock browsers clean

help: ## List these commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ---- set-up: a stamp is newer than the list it was installed from ----

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 is needed: https://www.python.org/downloads/"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' \
	  || { echo "Python 3.11 is needed; $(PYTHON) is older. Name another: make run PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Making $(VENV) ..."
	@"$(PYTHON)" -m venv $(VENV)

$(STAMPS)/app: requirements.txt | $(BIN)/python
	@echo "Installing what the app needs (once) ..."
	@$(PIP) -r requirements.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing what the tests need (once) ..."
	@$(PIP) -r requirements-dev.txt
	@mkdir -p $(STAMPS) && touch $@ $(STAMPS)/app

$(STAMPS)/bench: requirements-bench.txt $(STAMPS)/dev
	@$(PIP) -r requirements-bench.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/browser: $(STAMPS)/dev tests/browser/install.sh tests/office/install.sh
	@bash tests/browser/install.sh $(BIN)/playwright
	@bash tests/office/install.sh
	@mkdir -p $(STAMPS) && touch $@

# ---- use ----

run: $(STAMPS)/app ## Start the app on http://localhost:8501 (PORT=...)
	@$(BIN)/python -m lib.ui.server --host $(ADDRESS) --port $(PORT)

serve: $(STAMPS)/app ## Start WORKERS=2 processes, ports 8501 and up, for nginx in front
	@$(BIN)/python -m lib.ui.server --port $(PORT) --workers $(WORKERS) $(addprefix --domain ,$(DOMAIN))

data: $(STAMPS)/app ## Check the data folder (DATA_DIR=...)
	@$(BIN)/python -m lib check $(or $(DATA_DIR),data)

sample: $(STAMPS)/app ## Write data/nilai/contoh again (SEED=1)
	@$(BIN)/python -m lib sample --seed $(SEED)

contract: $(STAMPS)/app ## Write docs/data-contract.md and the tables of docs/panduan-data.md
	@$(BIN)/python -m lib contract > docs/data-contract.md
	@$(BIN)/python -m lib contract --panduan docs/panduan-data.md

# ---- check ----

test: $(STAMPS)/browser format lint types layers unit browser ## All checks and tests, as CI runs them

check: $(STAMPS)/dev format lint types layers ## The checks that need no test run

format: $(STAMPS)/dev ## Is the code formatted?
	@$(BIN)/ruff format --check .

lint: $(STAMPS)/dev ## Is the code clean?
	@$(BIN)/ruff check .

types: $(STAMPS)/dev ## Do the types hold?
	@$(BIN)/mypy

layers: $(STAMPS)/dev ## Does every import point down?
	@$(BIN)/lint-imports

unit: $(STAMPS)/dev ## Unit tests and pages without a browser
	@$(BIN)/pytest -q -n 2 $(SLOWEST) -m "not browser and not serve and not office" $(TESTS)

browser: $(STAMPS)/browser ## Pages in Chromium, servers behind nginx, files in LibreOffice
	@$(BIN)/pytest -q -n 2 --dist worksteal $(SLOWEST) -m "browser or serve or office" $(TESTS)

# ---- now and then ----

tidy: $(STAMPS)/dev ## Format the code and mend what can be mended
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

screenshots: $(STAMPS)/browser ## Take the pictures in docs/gambar
	@$(BIN)/python -m tests.browser.screenshots

bench: $(STAMPS)/bench $(STAMPS)/browser ## Measure speed and load beside a minimal page and Dash
	@$(BIN)/python -m bench.pages
	@$(BIN)/python -m bench.users

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
       --no-emit-index-url --no-emit-find-links
ONLY311 = sed -i.bak -e "s/ ; python_full_version < '3.12'$$//" -e "s/python_full_version < '3.12' and //"

lock: $(STAMPS)/dev ## Pin every version again (UPGRADE=--upgrade for newer ones)
	@$(LOCK) $(UPGRADE) pyproject.toml -o requirements.txt
	@$(ONLY311) requirements.txt
	@$(LOCK) $(UPGRADE) -c requirements.txt --extra dev pyproject.toml -o requirements-dev.txt
	@$(ONLY311) requirements-dev.txt
	@$(LOCK) $(UPGRADE) -c requirements-dev.txt --extra dev --extra bench pyproject.toml -o requirements-bench.txt
	@$(ONLY311) requirements-bench.txt
	@rm -f requirements*.txt.bak

clean: ## Remove what was computed; the data stays
	@rm -rf .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
