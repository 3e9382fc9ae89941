# Cột Mốc. `make run` is all a newcomer needs; `make` alone lists the rest.
# Works with GNU make 3.81 or later (macOS brings 3.81) and a POSIX shell.

VENV := .venv
BIN := $(VENV)/bin
# What the server runs on, and with that all that the tests and checks ask for.
RUNS := $(VENV)/runs
SYNCED := $(VENV)/synced
UV_VERSION := 0.13.9

# Compiled once at installation: a later start must not compile a thousand files again.
export UV_COMPILE_BYTECODE := 1

# `make run PORT=9000`, `make run ARGS="--workers 4"`, `make test ARGS="tests/server -x"`
# `make corpus AGAINST=main~5`, `make corpus MISSES=1 TEXT=2024`, `make corpus TAG=nbsp`, `make corpus RAISE=1`
# `make corpus DOUBTS=1`
ARGS ?=
AGAINST ?=
PORT ?=

.DEFAULT_GOAL := help
.PHONY: help install run stop status test corpus check format bench bench-ledger bench-units bench-lineage fuzz chromium clean

help:
	@echo 'make run     cài đặt, chuẩn bị và mở Cột Mốc (PORT=… để chọn cổng)'
	@echo 'make stop    dừng máy chủ và cơ sở dữ liệu kèm theo'
	@echo 'make status  máy chủ và cơ sở dữ liệu có chạy không'
	@echo 'make test    chạy mọi kiểm thử'
	@echo 'make corpus  điểm đọc trên các văn bản mẫu của dự án (AGAINST=… để so với một commit khác)'
	@echo 'make check   ruff, mypy, chiều nhập giữa các phòng, bản tiếng Anh, migration'
	@echo 'make format  sửa trình bày mã nguồn'
	@echo 'make bench   đo tốc độ đọc văn bản, cạnh các bộ công cụ khác'
	@echo 'make bench-units   đo cây đơn vị và nhận tên; make bench-lineage: vẽ dây chuyền văn bản'
	@echo 'make bench-ledger  đo tìm kiếm và các trang trên sổ lớn (FULL=1: 200.000 văn bản)'
	@echo 'make fuzz    thử việc đọc bằng văn bản ngẫu nhiên (SECONDS=600)'
	@echo 'make clean   xóa .venv, bộ nhớ tạm và dữ liệu kiểm thử; dữ liệu trong .cotmoc giữ nguyên'

install: $(RUNS)

run: $(RUNS)
	@$(BIN)/cotmoc run $(if $(PORT),--port $(PORT)) $(ARGS)

stop:
	@if [ -x $(BIN)/cotmoc ]; then $(BIN)/cotmoc stop; else echo 'Chưa cài đặt, không có gì để dừng.'; fi

status: $(RUNS)
	@$(BIN)/cotmoc status

test: $(SYNCED) chromium
	$(BIN)/pytest $(ARGS)

corpus: $(SYNCED)
	@$(BIN)/python -m tests.reading.corpus $(if $(AGAINST),--against $(AGAINST)) $(if $(MISSES),--misses) \
		$(if $(DOUBTS),--doubts) $(if $(TEXT),--text $(TEXT)) $(if $(TAG),--tag $(TAG)) $(if $(RAISE),--raise) $(ARGS)

check: $(SYNCED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/messages.py --check
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run

format: $(SYNCED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Others to measure beside, and the fuzzer, live in environments of their own.

bench: $(BIN)/uv
	@UV_PROJECT_ENVIRONMENT=$(VENV)-bench $(BIN)/uv sync --quiet --frozen --no-dev --extra fast --group bench
	$(VENV)-bench/bin/python benchmarks/reading.py $(ARGS)
	@$(MAKE) --no-print-directory bench-ledger bench-units bench-lineage

# FULL=1: 200,000 documents instead of 20,000; built once (a quarter of an hour) in .cotmoc-bench/.
bench-ledger: $(RUNS)
	$(BIN)/python benchmarks/ledger.py

# The real registry with the organs of some provinces, loaded once in the same folder.
bench-units: $(RUNS)
	$(BIN)/python benchmarks/units.py

bench-lineage: $(SYNCED)
	$(BIN)/python benchmarks/lineage.py

SECONDS ?= 600
fuzz: $(BIN)/uv
	@UV_PROJECT_ENVIRONMENT=$(VENV)-fuzz $(BIN)/uv sync --quiet --frozen --no-dev --extra fast --group fuzz
	$(VENV)-fuzz/bin/python fuzz/reading.py -max_total_time=$(SECONDS) -max_len=4096 -timeout=10 $(ARGS)

clean: stop
	rm -rf $(VENV) $(VENV)-bench $(VENV)-fuzz .cotmoc-test .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: a plain venv, the pinned uv in it, and from then on exactly what uv.lock says.

$(RUNS): uv.lock pyproject.toml | $(BIN)/uv
	@echo '── Cài các gói theo uv.lock'
	@$(BIN)/uv sync --frozen --inexact --no-dev --all-extras
	@touch $@

$(SYNCED): uv.lock pyproject.toml | $(BIN)/uv
	@echo '── Cài các gói để kiểm thử theo uv.lock'
	@$(BIN)/uv sync --frozen --all-extras
	@touch $@ $(RUNS)

$(BIN)/uv: | $(BIN)/python
	@echo '── Cài uv $(UV_VERSION)'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(BIN)/python:
	@python=$$(sh scripts/find-python) && echo "── Tạo $(VENV) bằng $$python" && "$$python" -m venv $(VENV)

# Chromium for the tests that drive a browser; without it they say so and count as skipped.

chromium:
	@sh scripts/find-chromium
