# Two commands matter: `make run` serves the dashboard, `make test` checks everything. Both set up what they need.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
LIVE := data/releases/current
UV := uv==0.13.9
PEERS := benchmarks/.venv/ready
BEYOND := .venv-spark

.PHONY: run test test-spark test-cloud lint setup lock words benchmark-questions benchmark-first-paint \
	benchmark-repaint benchmark-sessions benchmark-map-first-paint benchmark-layout-shift benchmark-builds \
	benchmark-adding-a-day benchmark-csv-reading benchmark-statements

run: setup $(LIVE) ## Serve the dashboard on http://localhost:8501; builds a release first when there is none
	$(BIN)/streamlit run dashboard.py

$(LIVE): | setup
	$(BIN)/python -m telemedicine build --if-missing

test: setup lint ## Check style, types and behaviour, the last in a real browser too
	@command -v chromium >/dev/null || { echo "The tests need Chromium: sudo apt-get install chromium"; exit 1; }
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

test-spark: $(BEYOND)/ready ## Count two releases with Spark and compare every table with DuckDB's; needs Java 17
	$(BEYOND)/bin/python -m pytest tests/spark

test-cloud: $(BEYOND)/ready ## Fetch and publish through an S3 of our own on this machine
	$(BEYOND)/bin/python -m pytest tests/cloud

$(BEYOND)/ready: requirements.txt requirements-spark.txt requirements-cloud.txt | setup
	$(BIN)/uv venv --quiet --clear $(BEYOND)
	VIRTUAL_ENV=$(BEYOND) $(BIN)/uv pip install --quiet $(patsubst %,-r %,$^)
	touch $@

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

benchmark-questions: setup $(LIVE) ## Time every question on the live release, against SELECT 1
	PYTHONPATH=. $(BIN)/python benchmarks/questions.py

benchmark-first-paint: setup $(LIVE) ## Time until the counter can be read, against a bare Streamlit page
	PYTHONPATH=.:tests $(BIN)/python benchmarks/first_paint.py

benchmark-repaint: setup $(LIVE) ## Bytes over the wire and time of a click, page by page
	PYTHONPATH=.:tests $(BIN)/python benchmarks/repaint.py

benchmark-sessions: setup $(LIVE) ## Time of a click while 50 and 300 readers click, and memory of each
	PYTHONPATH=.:tests $(BIN)/python benchmarks/sessions.py

benchmark-map-first-paint: setup $(LIVE) $(PEERS) ## Time until the map is drawn, against the same map in Dash
	PYTHONPATH=.:tests $(BIN)/python benchmarks/map_first_paint.py

benchmark-layout-shift: setup $(LIVE) ## How much each page jumps while it loads
	PYTHONPATH=.:tests $(BIN)/python benchmarks/layout_shift.py

benchmark-statements: setup $(LIVE) ## How well statements are checked, on the corpus; fails below its aims
	PYTHONPATH=.:tests $(BIN)/python benchmarks/statements.py

benchmark-builds: setup $(PEERS) ## A build over everything, against a bare group-by, Polars and pandas; ROWS, REPEATS, FOLDER
	$(BIN)/python benchmarks/builds.py $(if $(ROWS),--rows $(ROWS)) $(if $(REPEATS),--repeats $(REPEATS)) $(IN_FOLDER)

benchmark-adding-a-day: setup ## A day added to ten crore rows, against the same day alone; FOLDER
	$(BIN)/python benchmarks/adding_a_day.py $(IN_FOLDER)

benchmark-csv-reading: setup ## A build from CSV, against DuckDB reading the file; FOLDER
	$(BIN)/python benchmarks/csv_reading.py $(IN_FOLDER)

IN_FOLDER = $(if $(FOLDER),--folder $(FOLDER))

$(PEERS): benchmarks/requirements.txt | setup ## What is measured against, in an environment of its own
	$(BIN)/uv venv --quiet --clear $(@D)
	VIRTUAL_ENV=$(@D) $(BIN)/uv pip install --quiet --compile-bytecode --requirement $<
	touch $@

setup: $(READY)

$(READY): requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check $(UV)
	VIRTUAL_ENV=.venv $(BIN)/uv pip sync --compile-bytecode --require-hashes requirements.lock
	touch $@

words: setup ## Bring the catalogues in locale/ up to date with every text a reader can meet
	PYTHONPATH=. $(BIN)/python locale/extract.py

lock: setup ## Pin every package anew after a change of requirements.txt
	$(BIN)/uv pip compile requirements.txt --output-file requirements.lock \
		--universal --python-version 3.11 --generate-hashes --no-annotate --no-header
