# Everything a person or CI runs. Each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
# PyTorch's own index of CPU builds. On ordinary Linux machines the default index has only the CUDA build of torch,
# several gigabytes; where pip would take that one, setup tries this index first. Set to nothing to never use it.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
SHARED ?= ../shared
# Many tests wait for messages more than they compute, so four at once are not too many for two cores.
WORKERS ?= $(shell cores=$$(nproc 2>/dev/null || echo 4); echo $$((cores > 4 ? cores : 4)))
QUESTION := what did Leeds do on apprenticeship levy transfer?

.PHONY: help setup torch demo test chromium check test-slow screenshot evaluate benchmark clean reader-data reader-train reader-eval

help:
	@echo "make demo       set up, index the sample documents, open a workspace in the browser to try the bot in"
	@echo "make test       set up, run every check and test"
	@echo "make setup      virtual environment with pinned versions, embedding model"
	@echo "make check      ruff, mypy, import-linter"
	@echo "make test-slow  crash simulations, odd and mutated files, watching (about 15 minutes)"
	@echo "make screenshot the picture in the README, from the test that walks its tour"
	@echo "make evaluate   ask and score the samples, made-up networks and real documents; needs $(SHARED)"
	@echo "make reader-data reader-train reader-eval"
	@echo "                train the reader of statements again (hours; collections from $(SHARED))"
	@echo "make benchmark  retrieval quality, speed, reading files (long; collections from $(SHARED))"

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "anchorbot needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade 'pip>=25'
	$(BIN)/python -c 'import torch' 2>/dev/null || $(MAKE) --no-print-directory torch
	$(PIP) -e '.[dev]' -c constraints.txt
	$(BIN)/anchorbot prepare
	touch $(READY)

# pip says what it would take; anything from NVIDIA in that list means the CUDA build.
torch:
	@if [ -n "$(TORCH_INDEX)" ] && $(PIP) --dry-run --report - torch==2.13.0 -c constraints.txt | grep -q '"name": "nvidia' \
	  && $(PIP) torch==2.13.0 --index-url $(TORCH_INDEX); then echo "torch: CPU build"; \
	else $(PIP) torch==2.13.0 -c constraints.txt; fi

demo: setup
	$(BIN)/anchorbot index samples/documents --data .demo
	$(BIN)/anchorbot people import samples/people.csv --data .demo
	$(BIN)/anchorbot groups import samples/groups.json --data .demo
	$(BIN)/anchorbot pledges import samples/pledges.csv --data .demo
	@echo
	@echo "> $(QUESTION)"
	@$(BIN)/anchorbot ask "$(QUESTION)" --data .demo
	@echo
	$(BIN)/anchorbot serve --local --data .demo --open --first-question "$(QUESTION)"

test: check chromium
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

# The journeys in a browser use Debian's Chromium. Where it cannot be had they are skipped, and say so.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null; } \
	  || echo "No chromium here: the journeys in a browser will be skipped."

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-slow: setup chromium
	$(BIN)/pytest -m slow -n 3 --dist loadfile

# The picture in the README, made by the test that walks its tour.
screenshot: setup chromium
	ANCHORBOT_SCREENSHOT=docs/workspace.png $(BIN)/pytest -q -k the_tour_of_the_readme

evaluate: setup
	$(BIN)/python benchmarks/evaluate.py --shared $(SHARED) --formats

benchmark: setup
	for name in scifact orsharc_dev; do \
	  test -d $(SHARED)/benchmarks/$$name && $(BIN)/anchorbot benchmark retrieval $(SHARED)/benchmarks/$$name; done
	$(BIN)/anchorbot benchmark speed
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/forecast.py
	$(BIN)/python benchmarks/reminders/planning.py
	$(BIN)/python benchmarks/reminders/simulate.py
	$(BIN)/python benchmarks/slack.py
	$(BIN)/python benchmarks/workspace.py

# The reader that judges statements, trained again: data, two passes (hours on two cores), export, figures.
reader-data: setup
	mkdir -p build/reader
	$(BIN)/python benchmarks/reader/prepare.py $(SHARED)/training build/reader/all.jsonl.gz --without part6

# Memory that torch gives back and takes again at every step costs it a third of its time.
reader-train: export MALLOC_MMAP_MAX_ = 0
reader-train: export MALLOC_TRIM_THRESHOLD_ = 100000000000
reader-train: setup
	$(BIN)/python -u benchmarks/reader/train.py build/reader/all.jsonl.gz build/reader/first.pt
	$(BIN)/python benchmarks/reader/export.py build/reader/first.pt build/reader/first
	$(BIN)/python benchmarks/reader/prepare.py $(SHARED)/training build/reader/hard.jsonl.gz --without part6 \
	  --public 0.1 --seed 9 --reader build/reader/first
	$(BIN)/python -u benchmarks/reader/train.py build/reader/hard.jsonl.gz build/reader/reader.pt \
	  --from build/reader/first.pt --rate 1e-4
	$(BIN)/python benchmarks/reader/export.py build/reader/reader.pt knowledge/answering/reader

reader-eval: setup
	$(BIN)/python benchmarks/reader/held_out.py
	$(BIN)/python benchmarks/reader/sections.py --shared $(SHARED)
	$(BIN)/python benchmarks/squad.py --shared $(SHARED)
	$(BIN)/python benchmarks/squad.py --shared $(SHARED) --without-reader

clean:
	rm -rf $(VENV) .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
