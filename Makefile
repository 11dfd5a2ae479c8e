# Needs make and python3 (3.11 or newer, with venv); everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --constraint constraints.txt
EDITABLE := $(PIP) --no-build-isolation --editable
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test soak lint format types contracts check bench screenshots wheel clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile | expand -t 20

run: $(VENV)/run.stamp ## open the app; ARGS="run desk-break" passes arguments on
	@$(PY) -m foottimer $(ARGS) || [ $$? -eq 3 ] # ended early is no failure of make's

test: $(VENV)/test.stamp ## run the tests; ARGS="-k streak" passes arguments on
	@# Plain asserts are a tenth quicker; what failed is done once more with what pytest can say of it.
	@$(PY) -m pytest -n auto --dist worksteal --assert=plain $(ARGS) || { $(PY) -m pytest --lf --lfnf=none; false; }

soak: $(VENV)/test.stamp ## run what test leaves out, with counts: 50,000 random edits, 1,000 sessions killed, 100,000 files fuzzed; an hour
	@$(PY) -m pytest -n auto --dist worksteal tests/*/soak_*.py $(ARGS)
	@$(PY) -m soaks.sessions
	@$(PY) -m soaks.ends
	@$(PY) -m soaks.unread
	@$(PY) -m soaks.resizes
	@$(PY) -m soaks.saves
	@$(PY) -m soaks.power
	@$(PY) -m soaks.refused
	@$(PY) -m soaks.stores
	@$(PY) -m soaks.raw
	@$(PY) -m soaks.files --runs 100000

lint: $(VENV)/lint.stamp ## look for mistakes and for formatting that differs
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: $(VENV)/lint.stamp ## mend what lint can mend by itself
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

types: $(VENV)/lint.stamp ## check the types
	@$(PY) -m mypy

contracts: $(VENV)/lint.stamp ## check which room imports which
	@$(VENV)/bin/lint-imports

check: test lint types contracts ## all of the above, as CI does

# The screen of what is measured is read by pyte, which comes with the tests.
bench: $(VENV)/test.stamp ## measure all beside a bare app and other timers, into benchmarks/RESULTS.md; ARGS="--only states", --quick, --whole
	@$(PY) -m benchmarks $(ARGS)

screenshots: $(VENV)/pictures.stamp ## draw the pictures of screenshots/ anew
	@$(PY) -m screenshots.make $(ARGS)

wheel: $(VENV)/run.stamp ## build dist/*.whl
	@$(PY) -m pip wheel -qq --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir dist .

clean: ## remove what was made, .venv included
	rm -rf $(VENV) build dist .coverage .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first line that fails says what to install; nothing half made stays behind.
$(VENV)/made.stamp:
	@$(PYTHON) -c '' 2>/dev/null || \
	  { echo "foottimer needs Python 3.11 or newer as $(PYTHON): install it (Debian, Ubuntu: apt install python3 python3-venv)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "foottimer needs Python 3.11 or newer, $(PYTHON) is older: install one and run make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "foottimer needs Python's venv: install it (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
	@touch $@

# The build tool is pinned too, so it is installed first and used without isolation.
$(VENV)/run.stamp: $(VENV)/made.stamp pyproject.toml constraints.txt
	@echo "Installing foottimer into $(VENV)"
	@$(PIP) hatchling editables
	@$(EDITABLE) .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp
	@$(EDITABLE) '.[test]'
	@touch $@

$(VENV)/lint.stamp: $(VENV)/test.stamp
	@$(EDITABLE) '.[lint]'
	@touch $@

$(VENV)/pictures.stamp: $(VENV)/run.stamp
	@$(EDITABLE) '.[pictures]'
	@touch $@
