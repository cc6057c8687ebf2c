# The two commands that anyone needs: `make deck` and `make test`.
# The environment is made on demand in .venv and made again when pyproject.toml changes.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: deck test test-templates odd lint brands golden corpus pictures stress fuzz bench clean

deck: .venv/run.stamp
	$(BIN)/sourcedeck check --ledger-only --strict
	$(BIN)/sourcedeck build --strict

# A file's tests stay together: they share what was made once (packs, judged cases).
test: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not templates"

# The longer deck on every odd template of tests/brands, two minutes more; and is docs/odd-templates.md still true?
test-templates: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile -m templates tests/brands

# Adopt every odd template, build both decks on each, and write the tables of docs/odd-templates.md.
odd: .venv/dev.stamp
	$(BIN)/python tests/brands/odd_table.py

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Make the brands again after a change of pack.toml.
brands: .venv/run.stamp
	$(BIN)/sourcedeck pack make seminar classroom

# Make the golden text again after a change that is meant; then read its diff.
golden: .venv/dev.stamp
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests/cli/test_golden.py

# Judge every case of the corpus, and write the tables of docs/corpus.md.
corpus: .venv/dev.stamp
	UPDATE_CORPUS=1 $(BIN)/python -m pytest tests/corpus

# Draw the decks' contact sheets for README again; needs LibreOffice and the metric twins of the fonts.
pictures: .venv/run.stamp
	$(BIN)/sourcedeck preview
	mkdir -p docs/pictures
	for deck in decks/*.yaml; do name=$$(basename "$$deck" .yaml); \
		cp "build/preview/$$name/contact-sheet.png" "docs/pictures/$$name.png" || exit 1; done

# Try the limits of every slide template in a project of fiction, and judge the decks that come out.
stress: .venv/dev.stamp
	rm -rf build/stress
	$(BIN)/python scripts/make_stress_deck.py build/stress
	$(BIN)/sourcedeck build --quiet -C build/stress
	$(BIN)/python scripts/judge_deck.py build/stress/build/*.pptx

# Break every kind of input for SECONDS each, led by what code it reaches. Linux only: it needs atheris.
SECONDS ?= 60
fuzz: .venv/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python tests/fuzz/guided.py $(SECONDS)

bench: .venv/dev.stamp
	$(BIN)/python benchmarks/compare.py
	$(BIN)/python benchmarks/visuals.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/watch.py
	$(BIN)/python benchmarks/brands.py

clean:
	rm -rf .venv build dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Sourcedeck needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/run.stamp
