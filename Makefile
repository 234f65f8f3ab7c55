# Petik: `make demo` runs the main job on the samples, `make test` passes the tests. Both set up what is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
OUT ?= hasil
SHARED ?= ../shared
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := tesseract-ocr tesseract-ocr-ind tesseract-ocr-eng python3-venv fonts-dejavu-core
STAGES := ingest parsers normalise schemas checks compare datasets reports samples

.PHONY: setup demo test mutants score bench lint lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml setup.py
	@command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx ind && [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] \
		&& $(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $(PACKAGES); }
	@$(PYTHON) -c 'import sys; sys.exit("Petik needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	$(BIN)/petik extract samples/files -o $(OUT)

test: $(STAMP)
	$(BIN)/python -m pytest -n auto

# Do the tests hold the number rules? At least nine of ten small mistakes must be noticed (see bench/mutants/held.toml).
mutants: $(STAMP)
	$(BIN)/python -m bench.mutants --floor 0.9 --jobs 2

lint: $(STAMP)
	$(BIN)/ruff check .
	@mkdir -p build/typing/petik
	@for item in petik/* $(STAGES); do ln -sfn ../../../$$item build/typing/petik/$${item##*/}; done
	$(BIN)/mypy -p petik

# Figures against the reference labels; only where they are at hand (see bench/floors.json).
score: $(STAMP)
	$(BIN)/python -m bench.score $(SHARED)

# Speed and memory as ratios against peers, measured in the same run: hasil/bench.md and a picture.
bench: $(STAMP)
	$(BIN)/python -m bench.report $(SHARED) -o $(OUT)/bench.md

lock:
	$(BIN)/pip-compile --quiet --extra dev --extra db --extra awan --extra klaster --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --strip-extras -o requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
