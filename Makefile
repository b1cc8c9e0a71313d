# Footbridge. `make run` and `make test` set up all that they need; `make` lists the rest.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
INSTALL := $(PIP) install --require-hashes --requirement
# Our own package, as a link to this folder: everything it needs is already there.
LINK := $(PIP) install --no-deps --no-build-isolation --editable .
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links pyproject.toml
# A worker that dies ends the run with the name of its test: pytest-xdist 3.8 can wait for ever for one
# that it has started anew.
PYTEST := $(BIN)/python -m pytest -n auto --max-worker-restart=0
# Passed on to the command behind run, test, messages, voices, bench and gallery.
ARGS ?=

# Where Python keeps no compiled files, each start of the kiosk in a test would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE
MAKEFLAGS += --no-builtin-rules
.NOTPARALLEL: # system packages first, then Python's
.DEFAULT_GOAL := help
.PHONY: help run test check thorough faults outside messages voices bench gallery bundle lock clean set-up packages-run packages-test packages-bundle packages-outside

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s%s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: packages-run $(VENV)/.run ## Start Footbridge. In a window: make run ARGS="--windowed"
	@$(BIN)/kiosk run $(ARGS)

test: set-up ## Run the tests. Only some: make test ARGS="-k prescription"
	@$(PYTEST) --dist worksteal $(ARGS)

check: set-up ## Everything a change must pass: style, types, layers, content, tests
	@.ci/timed.sh "Style" $(BIN)/ruff check .
	@.ci/timed.sh "Format" $(BIN)/ruff format --check .
	@.ci/timed.sh "Types" $(BIN)/mypy
	@.ci/timed.sh "Layers" $(BIN)/lint-imports
	@.ci/timed.sh "Content" $(BIN)/kiosk check
	@$(MAKE) --no-print-directory test

thorough: set-up ## The tests that take minutes: every step of every lesson, at every size, in every language
	@$(PYTEST) -m thorough $(ARGS)

faults: set-up ## Kill it, cut its power, fill its disk: nothing may be lost. A tenth of it: make faults ARGS="--short"
	@$(PYTEST) -m faults tests/faults $(ARGS)

outside: packages-outside set-up ## The tests with large programs that are not ours: PostgreSQL, Chromium, LibreOffice
	@.ci/npm-packages.sh
	@$(BIN)/python -m pytest -m outside $(ARGS)

messages: $(VENV)/.run ## Bring the translation files up to date with the words in code and lessons
	@$(BIN)/kiosk messages $(ARGS)

voices: set-up ## Make the sound of all that is said, in assets/voices/, and check each
	@$(BIN)/kiosk voices build $(ARGS)
	@$(BIN)/kiosk voices check $(ARGS)

bench: set-up ## Measure start, touch, languages, memory, records and the hub
	@$(BIN)/python -m tests.bench $(ARGS)

gallery: packages-run $(VENV)/.run ## Save a picture of every page and step in gallery/
	@QT_QPA_PLATFORM=offscreen $(BIN)/kiosk gallery --out gallery $(ARGS)

bundle: packages-bundle $(VENV)/.test ## Build dist/footbridge/, which needs no Python, and try it
	@.ci/timed.sh "Bundle" $(BIN)/pyinstaller --noconfirm build.spec
	@home=$$(mktemp -d); env -i HOME="$$home" PATH=/usr/bin:/bin LANG=C.UTF-8 dist/footbridge/kiosk self-test; \
		result=$$?; rm -rf "$$home"; exit $$result
	@du -sh dist/footbridge

lock: $(VENV)/.test $(BIN)/uv ## Choose and lock the versions of all packages anew
	$(COMPILE) --extra build --output-file requirements.txt
	$(COMPILE) --extra dev --extra build --constraints requirements.txt --output-file requirements-dev.txt

clean: ## Remove all that these commands have made, .venv too
	rm -rf $(VENV) build dist gallery .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find kiosk tests -name __pycache__ -prune -exec rm -rf {} +

set-up: packages-test $(VENV)/.test

packages-run packages-test packages-bundle packages-outside:
	@.ci/system-packages.sh $(@:packages-%=%)

# .venv/bin/python is a link: if the system's Python goes away, make sees no file and builds .venv anew.
$(BIN)/python:
	@.ci/new-venv.sh

$(VENV)/.run: $(BIN)/python requirements.txt pyproject.toml
	@echo "Setting up the Python packages that Footbridge runs on (the first time fetches about 100 MB)."
	@$(INSTALL) requirements.txt
	@$(LINK)
	@$(BIN)/kiosk fonts
	@touch $@

# The tests' packages include those of $(VENV)/.run.
$(VENV)/.test: $(BIN)/python requirements-dev.txt pyproject.toml
	@echo "Setting up the Python packages that Footbridge and its tests run on (the first time fetches about 150 MB)."
	@$(INSTALL) requirements-dev.txt
	@$(LINK)
	@$(BIN)/kiosk fonts
	@touch $@ $(VENV)/.run

$(BIN)/uv: $(BIN)/python
	@$(PIP) install uv
