# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
GOLD   ?= ../shared/gold
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test lint fast slow fuzz accuracy bench lock docs clean

help:            ## List the targets
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

setup: $(READY)  ## Make the virtual environment from the lock file

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "nightmill needs Python 3.11 or later; $(PYTHON) is `$(PYTHON) -V 2>&1`. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Setting up $(VENV) (once, a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: $(READY)    ## Run the night on the documents in seeds/
	@$(BIN)/nightmill run

test: $(READY)   ## All tests, the slow ones too
	@$(BIN)/python -m pytest -n auto --dist loadfile

fast: $(READY)   ## The tests that need no Prefect server
	@$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow"

fuzz: $(READY)   ## Ten minutes of broken documents for every reader
	@$(BIN)/python -m tests.fuzz

lint: $(READY)   ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

accuracy: $(READY)  ## Score against gold sets, published results beside: make accuracy GOLD=FOLDER
	@$(BIN)/python -m tests.measure "$(GOLD)"

bench: $(READY)  ## Articles a second and memory, beside others
	@$(BIN)/python -m tests.bench

docs: $(READY)   ## Write the generated parts of the README anew
	@rm -rf build/docs
	@$(BIN)/nightmill run --warehouse build/docs
	@$(BIN)/python -m warehouse.dictionary README.md
	@$(BIN)/python -m tests.readme README.md build/docs

lock:            ## Pin the dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra all --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --upgrade --output-file requirements.lock

clean:           ## Remove the virtual environment and the caches; the warehouse stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info build
