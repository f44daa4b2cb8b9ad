# The commands people need: make run, make test. The rest: setup, check, bench.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 7860

.PHONY: run test setup check bench clean

run: $(VENV)/.installed
	@$(BIN)/chithi ingest corpus || test $$? -eq 2
	@$(BIN)/chithi serve --port $(PORT)

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -n 2 --dist loadfile

setup: $(VENV)/.installed

check: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(VENV)/.installed-dev
	@$(BIN)/python -m eval.bench

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "chithi: no $(PYTHON) found; install Python 3.11 or newer"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "chithi: Python 3.11 or newer is needed, this is $$($(PYTHON) --version); try make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@test $$(df -Pk . | awk 'NR==2 {print $$4}') -gt 4000000 || { echo "chithi: about 4 GB of free disk is needed here"; exit 2; }
	@echo "chithi: making the environment $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { echo "chithi: $(PYTHON) cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv"; exit 2; }

$(VENV)/.installed: pyproject.toml .constraints.txt | $(VENV)/bin/python
	@echo "chithi: installing (a few minutes and about 2 GB the first time)"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --progress-bar on -c .constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "chithi: installing what the tests need"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --progress-bar on -c .constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .chithi .mypy_cache .pytest_cache .ruff_cache
