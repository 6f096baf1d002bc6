# `make demo` and `make test` each do all that they need; the rest is for development. PYTHON=python3.12 chooses another Python.

PYTHON  ?= python3
WORKERS ?= auto

BIN     := .venv/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST  := $(BIN)/python -m pytest
HANLP   := .venv-hanlp/bin
PACKAGE := pyproject.toml LICENSE README.md $(shell find kg ontology -type f ! -name '*.pyc')
BROWSER  = KG_BROWSER="$$(.ci/browser)"

.PHONY: demo test test-hanlp lint soak readme notebook picture ontology confidence bench clean
.DELETE_ON_ERROR:

demo: .venv/.package
	@$(BIN)/kg build seeds/ --out build
	@echo
	@echo "Open   build/graph.html in a browser, build/statements.csv in a spreadsheet."
	@echo "Ask    $(BIN)/kg query build presided_over"
	@echo "Read   README.md, and notebooks/explore.ipynb in Jupyter"

test: .venv/.test
	@$(BROWSER) && export KG_BROWSER && $(PYTEST) -m "not soak" -n $(WORKERS) --dist loadfile

# HanLP and PyTorch have an environment of their own: a gigabyte that nothing else needs.
test-hanlp: .venv-hanlp/.test
	@$(HANLP)/python -m pytest -W default tests/with_hanlp

soak: .venv/.test
	@$(BROWSER) && export KG_BROWSER && $(PYTEST) -m soak; code=$$?; [ $$code -ne 5 ] || echo "no test is marked soak"; [ $$code -eq 0 ] || [ $$code -eq 5 ]

lint: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

readme: .venv/.test
	@$(BIN)/python tests/update_readme.py

notebook: .venv/.test
	@$(BIN)/python tests/update_notebook.py

picture: .venv/.test
	@$(BROWSER) && export KG_BROWSER && $(BIN)/python tests/update_picture.py

ontology: .venv/.test
	@$(BIN)/python tests/update_context.py
	@$(BIN)/python tests/update_crosswalk.py
	@$(BIN)/python tests/update_golden.py

confidence: .venv/.test
	@$(BIN)/python tests/calibration.py

bench: .venv/.test
	@$(BIN)/python tests/bench.py
	@$(BROWSER) && export KG_BROWSER && $(BIN)/python tests/bench_page.py

clean:
	rm -rf .venv .venv-hanlp build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find kg tests -name __pycache__ -type d -exec rm -rf {} +

# A stamp says what is installed. With .test the package is installed as it stands here, and needs no second installation.

.venv/.python .venv-hanlp/.python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "make: $(PYTHON) must be Python 3.11, 3.12 or 3.13; name another with PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(@D) || { rm -rf $(@D); \
	  echo "make: $(PYTHON) can't make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

.venv/.package: .venv/.python $(PACKAGE)
	@[ -e .venv/.test ] || { echo "Installing governance-kg into .venv …"; $(PIP) install .; }
	@touch $@

.venv/.test: .venv/.python pyproject.toml
	@echo "Installing governance-kg and what its tests need into .venv …"
	@$(PIP) install --editable ".[notebook,test]"
	@touch $@

.venv/.dev: .venv/.test
	@$(PIP) install --editable ".[notebook,test,dev]"
	@touch $@

.venv-hanlp/.test: .venv-hanlp/.python pyproject.toml .ci/constraints-hanlp.txt
	@echo "Installing governance-kg with HanLP and PyTorch into .venv-hanlp …"
	@$(HANLP)/python -m pip --disable-pip-version-check --quiet install --constraint .ci/constraints-hanlp.txt --editable ".[hanlp,test]"
	@touch $@
