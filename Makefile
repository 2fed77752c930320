# Everything runs in .venv; what a target needs is installed on first use.
# `make compare` runs the main job, `make test` the tests; `make help` lists the rest.

PYTHON ?= python3
YEAR ?= 2024
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES := $(wildcard ../shared/sources)

.PHONY: help compare test lint types cov mutate wheel bench check readme hooks verdicts coverage dist clean

help:
	@echo "make compare          what Zhejiang said and did; YEAR=2024 ARGS='--lang en'"
	@echo "make test             all tests"
	@echo "make browser          the web page in chromium, with axe-core"
	@echo "make page             how fast the web page opens in chromium"
	@echo "make check            every problem in the shipped data"
	@echo "make lint types       ruff; mypy"
	@echo "make cov              branch coverage of the pure core"
	@echo "make mutate           mutation testing of the pure core; ARGS='verdict rules' for a part of it"
	@echo "make wheel            build the wheel and try it in an environment of its own"
	@echo "make readme           renew the captures in the READMEs"
	@echo "make hooks            the pre-commit hooks, as pre-commit runs them"
	@echo "make verdicts         the verdict ledger, verdicts/YEAR.csv"
	@echo "make coverage         which row answers for each number of the official texts: docs/coverage.md"
	@echo "make dist             wheel, page, workbook, database, csv and their checksums, in dist/"
	@echo "make bench            speed and memory, as ratios"
	@echo "make engines          docs/large.md on Dask and Spark"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@$(BIN)/python -m compileall -q zjtrack
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[test]'
	@$(BIN)/python -m compileall -q zjtrack
	@touch $@ $(VENV)/.run

$(VENV)/.lint: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[test,lint]'
	@touch $@ $(VENV)/.test $(VENV)/.run

compare: $(VENV)/.run
	@$(BIN)/zjtrack compare $(YEAR) $(ARGS)

$(VENV)/.browser: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[test,browser]'
	@touch $@ $(VENV)/.test $(VENV)/.run

.PHONY: browser
# Needs Debian's chromium and a CJK font: apt-get install chromium fonts-noto-cjk
browser: $(VENV)/.browser
	$(BIN)/python -m pytest tests/browser -rs $(ARGS)

.PHONY: page
page: $(VENV)/.browser
	@PYTHONPATH=. $(BIN)/python bench/page.py

check: $(VENV)/.run
	@$(BIN)/zjtrack check $(if $(SOURCES),--sources $(SOURCES)) $(ARGS)

test: $(VENV)/.test
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.lint
	$(BIN)/mypy

cov: $(VENV)/.test
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered --cov-report=json:.coverage.json --cov-config=pyproject.toml $(ARGS)
	@$(BIN)/python bench/coverage.py .coverage.json

wheel: $(BIN)/python
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(BIN)/python tests/installed.py dist

mutate: $(VENV)/.test
	$(PIP) 'mutmut>=3.8,<3.9'
	nice $(BIN)/python bench/mutants.py $(ARGS)

bench: $(VENV)/.test
	$(BIN)/python bench/bench.py $(ARGS)

readme: $(VENV)/.test
	$(BIN)/python -m tests.readme --write

hooks: $(VENV)/.test
	$(PIP) pre-commit
	$(BIN)/python -m tests.hooks

verdicts: $(VENV)/.run
	$(BIN)/python -m tools.verdicts

coverage: $(VENV)/.run
	$(BIN)/python -m tools.coverage

dist: $(VENV)/.test
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(BIN)/zjtrack report --lang zh -o dist/report.html
	$(BIN)/zjtrack export -o dist/record.xlsx
	$(BIN)/zjtrack export -o dist/record.sqlite
	$(BIN)/zjtrack export -o dist/csv/
	cd dist && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | sed 's|^\./||' | xargs sha256sum > SHA256SUMS

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

# the checker: schemas beside the data; mistakes put into the shipped data one at a time
.PHONY: schema mistakes
schema: $(VENV)/.run
	@mkdir -p data/schema
	@for kind in dataset targets actuals sources indicators places exclusions topics; do $(BIN)/zjtrack schema $$kind -o data/schema/$$kind.json; done
	@for file in data/*.yaml; do kind=$$(basename $$file .yaml); kind=$${kind%%_*}; grep -q '^# yaml-language-server' $$file || sed -i "1i # yaml-language-server: \$$schema=schema/$$kind.json" $$file; done

mistakes: $(VENV)/.run
	$(BIN)/python bench/mistakes.py $(if $(SOURCES),--sources $(SOURCES)) $(ARGS)

MINUTES ?= 3
.PHONY: fuzz
fuzz: $(VENV)/.run
	@$(PIP) atheris 2>/dev/null || true
	$(BIN)/python bench/fuzz.py -max_total_time=$$(($(MINUTES) * 60)) -max_len=4000

.PHONY: engines
# docs/large.md on Dask and Spark; Spark needs Java 17
engines: $(VENV)/.test
	$(PIP) 'dask[dataframe]' pyspark
	$(BIN)/python -m pytest tests/engines -rs
