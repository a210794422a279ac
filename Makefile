# Everything bootstraps itself: `make run` and `make test` work on a fresh machine, without root.

SHELL := /bin/bash
.DEFAULT_GOAL := help
HOST ?= 127.0.0.1
PORT ?= 5005
BIN := .venv/bin
PYTHON_VERSION := $(shell cat .python-version)
UV := $(shell command -v uv 2>/dev/null || echo .cache/uv/bin/uv)
# With byte code each command starts 3.5 s sooner. These packages are large and never imported.
NOT_COMPILED := (/tensorflow|/keras|/tests?/|/jax|/google|/sympy|/botocore|/boto3|/playwright|/mypy)

help:  ## Show what you can do here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: .venv/ready  ## Install everything into .venv (done once)
	@echo "Everything is set up in .venv."

run: .venv/ready  ## Train if needed, serve http://localhost:5005 (PORT=... HOST=...)
	@$(BIN)/painguide serve --host $(HOST) --port $(PORT)

shell: .venv/ready  ## Chat in `rasa shell`
	@bash scripts/shell.sh

train: .venv/ready  ## Train the model if it is stale
	@$(BIN)/painguide train

test: .venv/ready  ## Run all tests (those of the chat need Chromium and Node.js, else they are skipped)
	@$(BIN)/painguide train >/dev/null
	@echo "Running the tests ..."
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

test-fast: .venv/ready  ## Run the everyday tests, in about a minute: no model, server or browser
	@echo "Running the everyday tests ..."
	@$(BIN)/python -m pytest -q -n auto -m "not slow" tests/unit tests/contract

lint: .venv/ready  ## Check style and formatting
	@echo "Checking style and formatting ..."
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .

types: .venv/ready  ## Check types
	@echo "Checking types ..."
	@$(BIN)/mypy

knowledge: .venv/ready  ## Check knowledge, data, domain and clinic.yml
	@echo "Checking knowledge, data, domain and clinic.yml ..."
	@$(BIN)/painguide check

check: lint types knowledge test  ## All that CI runs

evaluate: .venv/ready  ## Measure quality; writes build/evaluation/
	@$(BIN)/painguide evaluate

bench: .venv/ready  ## Measure speed beside a bare Rasa bot
	@$(BIN)/python -m benchmarks.turn

tune: .venv/ready  ## Measure what each number of config.yml trades; draws docs/images/tuning.svg
	@$(BIN)/python -m benchmarks.tune --hands "$(HANDS)"

encoder: .venv/ready .cache/encoder_training/ready  ## Teach the sentence encoder anew (hours; HANDS=... leaves writers out)
	@$(BIN)/python -m encoder_training.phrasings build/encoder
	@$(BIN)/python -m encoder_training.base build/encoder/base
	@.cache/encoder_training/bin/python encoder_training/train.py --base build/encoder/base \
	  --phrasings build/encoder/phrasings.jsonl --alarms build/encoder/alarms.jsonl \
	  --without "$(HANDS)" --checkpoint build/encoder/checkpoint.pt
	@PYTHONPATH=. .cache/encoder_training/bin/python encoder_training/export.py build/encoder/checkpoint.pt \
	  --base build/encoder/base --phrasings build/encoder/phrasings.jsonl --scratch build/encoder
	@$(BIN)/python -m encoder_training.carry build/encoder

.cache/encoder_training/ready: encoder_training/requirements.txt
	@python3.11 -m venv .cache/encoder_training || { echo "Teaching the encoder needs Python 3.11; install it."; exit 1; }
	@.cache/encoder_training/bin/pip install -q --disable-pip-version-check -r $<
	@touch $@

audit: .cache/supply_chain/ready  ## Look up known vulnerabilities of the pinned packages
	@.cache/supply_chain/bin/python scripts/audit.py

sbom: .cache/supply_chain/ready  ## Write build/sbom.cdx.json, what the product is made of (CycloneDX)
	@mkdir -p build
	@PYTHONWARNINGS=ignore .cache/supply_chain/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
	  --output-format JSON --output-reproducible --validate --output-file build/sbom.cdx.json
	@echo "Wrote build/sbom.cdx.json."

.cache/supply_chain/ready: supply_chain/requirements.txt .python-version | $(UV) .venv/ready
	@echo "Installing the tools of the supply chain ..."
	@$(UV) venv -q --allow-existing --python $(PYTHON_VERSION) .cache/supply_chain
	@$(UV) pip sync -q --require-hashes --python .cache/supply_chain/bin/python $<
	@touch $@

lock: $(UV)  ## Renew requirements.txt from pyproject.toml
	@echo "Resolving requirements.txt ..."
	@$(UV) pip compile -q --universal --python-version $(PYTHON_VERSION) --generate-hashes --no-emit-index-url \
	  --no-header --group dev pyproject.toml -o requirements.txt
	@$(UV) pip compile -q --universal --python-version $(PYTHON_VERSION) --generate-hashes --no-emit-index-url \
	  --no-header supply_chain/requirements.in -o supply_chain/requirements.txt

clean:  ## Remove models, caches and builds (not .venv)
	@rm -rf models .rasa build results .pytest_cache .mypy_cache .ruff_cache .hypothesis

.cache/uv/bin/uv:
	@echo "Installing uv into .cache/uv ..."
	@command -v python3 >/dev/null || { echo "No python3 here: install it (3.8 or later), or install uv, and try again."; exit 1; }
	@rm -rf .cache/uv
	@python3 -m venv .cache/uv || { echo "python3 has no venv: install python3-venv, or install uv, and try again."; exit 1; }
	@.cache/uv/bin/python -m pip install -q --disable-pip-version-check uv \
	  || { echo "uv could not be installed: see the message above, or install uv, and try again."; exit 1; }

.venv/ready: requirements.txt pyproject.toml .python-version | $(UV)
	@$(UV) python find -q $(PYTHON_VERSION) >/dev/null 2>&1 \
	  || { echo "Installing Python $(PYTHON_VERSION) ..."; $(UV) python install $(PYTHON_VERSION); } \
	  || { echo "Python $(PYTHON_VERSION) is needed, and uv could neither find nor download it. Install it, for"; \
	       echo "example with 'pyenv install $(PYTHON_VERSION)', see that python$(PYTHON_VERSION) is on the path, and try again."; exit 1; }
	@echo "Installing packages into .venv (the first time takes a minute) ..."
	@$(UV) venv -q --allow-existing --python $(PYTHON_VERSION) .venv
	@$(UV) pip sync -q --require-hashes --python $(BIN)/python requirements.txt
	@$(UV) pip install -q --no-deps --no-build-isolation --python $(BIN)/python -e .
	@echo "Putting the sentence encoder together ..."
	@$(BIN)/python -m nlu.encoder.assembly
	@echo "Compiling byte code ..."
	@$(BIN)/python -m compileall -q -j 0 -x '$(NOT_COMPILED)' .venv/lib/python$(PYTHON_VERSION)/site-packages \
	  >/dev/null 2>&1 || true  # a few packages carry templates that are no Python
	@touch $@

.PHONY: help setup run shell train test test-fast lint types knowledge check evaluate bench tune encoder audit sbom lock clean
