# Every target prepares what it needs by itself: the set-up runs once, then again only when it changed.
# Usage: make demo [DATA=folder of real files] · make test · make lint · make package · make help

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV ?= .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/.setup
DATA ?=
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# These name the virtual environment for tools/setup.sh and tools/setup_qgis344.sh.
export CLEFOP_VENV := $(abspath $(VENV))

.PHONY: help setup demo test test-unit test-qgis test-e2e test-qgis344 lint format translations package run bench docs clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(STAMP) ## install QGIS, the system tools and the development environment

$(STAMP): tools/setup.sh requirements-dev.txt
	bash tools/setup.sh
	@touch $@

demo: $(STAMP) ## do the main job on the fictional region (or DATA=folder) and print what was made in build/demo
	$(OFFSCREEN) $(PYTHON) tools/demo.py --output build/demo $(if $(DATA),--data "$(DATA)")

test: test-unit test-qgis test-e2e ## run every test

test-unit: $(STAMP) ## tests without QGIS
	$(PYTHON) -m pytest -q -p no:pytest_qgis -p no:pytest-qt tests/unit

test-qgis: $(STAMP) ## tests inside a QGIS application without a screen
	@$(PYTHON) tools/translations.py compile
	$(OFFSCREEN) $(PYTHON) -m pytest -q tests/qgis

test-e2e: $(STAMP) ## tests of the zip installed in a clean profile, in the QGIS desktop and qgis_process
	$(PYTHON) -m pytest -q -p no:pytest_qgis -p no:pytest-qt tests/e2e

test-qgis344: $(STAMP) ## unit and QGIS tests on QGIS 3.44 in a Debian folder (2.4 GB, root)
	bash tools/setup_qgis344.sh

lint: $(STAMP) ## format, style, types, import rule, translations
	$(PYTHON) -m ruff format --check clefop_plugin tests tools
	$(PYTHON) -m ruff check clefop_plugin tests tools
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) tools/translations.py check

format: $(STAMP) ## apply the format and the safe corrections
	$(PYTHON) -m ruff format clefop_plugin tests tools
	$(PYTHON) -m ruff check --fix clefop_plugin tests tools

translations: $(STAMP) ## collect the sentences of the code into i18n/clefop_fr.ts and compile them
	$(PYTHON) tools/translations.py update
	$(PYTHON) tools/translations.py compile

package: $(STAMP) ## build dist/clefop_plugin-<version>.zip and run the repository's gate on it
	$(PYTHON) tools/package.py

run: $(STAMP) ## start QGIS with the plugin in the profile build/profile (needs a screen)
	$(PYTHON) tools/qgis_profile.py build/profile

bench: $(STAMP) ## run every benchmark of tests/benchmarks with its default arguments
	@for script in tests/benchmarks/[a-z]*.py; do \
	    [ -e "$$script" ] || { echo "No benchmark in tests/benchmarks."; break; }; \
	    echo "== $$script"; $(OFFSCREEN) PYTHONPATH=. $(PYTHON) "$$script"; \
	done

docs: $(STAMP) ## write docs/algorithms.md and docs/mises-en-page.md from the code
	$(OFFSCREEN) $(PYTHON) tools/algorithm_docs.py
	$(OFFSCREEN) $(PYTHON) tools/layout_docs.py

clean: ## remove what was built; the environment and the QGIS 3.44 folder stay
	rm -rf dist build/demo build/profile build/qgis344-wheels .pytest_cache .mypy_cache .ruff_cache .import_linter_cache \
	    .hypothesis .qgis-settings i18n/*.qm
	find clefop_plugin tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
