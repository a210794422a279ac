# Everything bootstraps itself: `make run` and `make test` work on a fresh machine, without root.

SHELL := /bin/bash
.DEFAULT_GOAL := help
HOST ?= 127.0.0.1
PORT ?= 5005
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null || echo .cache/uv/bin/uv)
# Each call of a command starts 3.5 s sooner with byte code; these packages are never imported.
NOT_COMPILED := (/tensorflow|/keras|/tests?/|/jax|/google|/sympy|/botocore|/boto3|/playwright|/mypy)

help:  ## Show what you can do here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: .venv/ready  ## Install everything into .venv (done once)

run: .venv/ready  ## Train if needed, serve http://localhost:5005 (PORT=... HOST=...)
	@$(BIN)/painguide serve --host $(HOST) --port $(PORT)

shell: .venv/ready  ## Chat in `rasa shell`
	@bash scripts/shell.sh

train: .venv/ready  ## Train the model if it is stale
	@$(BIN)/painguide train

test: .venv/ready  ## Run all tests
	@$(BIN)/painguide train >/dev/null
	@$(BIN)/python -m pytest -q

lint: .venv/ready  ## Check style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/ready  ## Check types
	@$(BIN)/mypy

knowledge: .venv/ready  ## Check knowledge, data, domain and clinic.yml
	@$(BIN)/painguide check

check: lint types knowledge test  ## All that CI runs

evaluate: .venv/ready  ## Measure quality; writes build/evaluation/
	@$(BIN)/painguide evaluate

bench: .venv/ready  ## Measure speed beside a bare Rasa bot
	@$(BIN)/python -m benchmarks.turn

lock: $(UV)  ## Renew requirements.txt from pyproject.toml
	@$(UV) pip compile --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -o requirements.txt -q

clean:  ## Remove models, caches and builds (not .venv)
	@rm -rf models .rasa build results .pytest_cache .mypy_cache .ruff_cache .hypothesis

.cache/uv/bin/uv:
	@echo "Installing uv into .cache/uv ..."
	@python3 -m venv .cache/uv || { echo "Needs python3 with venv: install it, or put uv on the path, and try again."; exit 1; }
	@.cache/uv/bin/pip install -q --disable-pip-version-check uv

.venv/ready: requirements.txt pyproject.toml | $(UV)
	@echo "Setting up .venv (first time: about a minute) ..."
	@$(UV) venv -q --allow-existing --python "$$(cat .python-version)" .venv || { \
	  echo "Python 3.10 was not found. Install it (for example 'pyenv install 3.10' or 'uv python install 3.10') and try again."; exit 1; }
	@$(UV) pip sync -q --require-hashes --python $(BIN)/python requirements.txt
	@$(UV) pip install -q --no-deps --no-build-isolation --python $(BIN)/python -e .
	@echo "Compiling byte code ..."
	@$(BIN)/python -m compileall -q -j 0 -x '$(NOT_COMPILED)' .venv/lib/python3.10/site-packages >/dev/null 2>&1 || true
	@touch $@

.PHONY: help setup run shell train test lint types knowledge check evaluate bench lock clean
