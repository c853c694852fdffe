# Two commands, each of which sets up what it needs: make compare, make test.
# PYTHON names the interpreter of 3.11 or later, if `python3` is not one.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: compare test spark audit almanac words dist offline lock clean

compare: $(READY)
	@$(RUN)/metier compare "loan servicing specialist" "collections specialist"

test: $(READY)
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy
	@# in the order of the files: those with few long tests would come last otherwise, and be waited for
	$(RUN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder

# What the tests on Spark need beside Java; without it they are left out.
spark: $(READY)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation \
		--requirement requirements/spark.lock

# Known vulnerabilities of what the wheel needs and of what the tests need beside it. The advisories
# come from the package index and from OSV; a package that neither can be asked about is an error.
audit: $(READY)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		--requirement requirements/audit.lock
	$(RUN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/run.lock
	$(RUN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/test.lock
	$(RUN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/test.lock \
		--vulnerability-service osv

# The archives of the last commit, built twice and compared, with their bill of materials.
dist: $(READY)
	$(RUN)/python -m release.dist

# The same, then installed from wheels downloaded by hash and tried without a network.
offline: dist
	$(RUN)/python -m release.offline dist/metier-*.whl dist/metier-*.tar.gz

# Everything comes from the lock, by hash: the build back end too, so nothing else is fetched.
$(READY): requirements/test.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "metier needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	@echo "setting up $(VENV) (once)" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/test.lock
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# The embedded almanac, from the files its specification names; only the newest snapshot is kept.
almanac: $(READY)
	$(RUN)/metier build almanac.toml --output src/metier/almanac
	find src/metier/almanac -mindepth 1 -maxdepth 1 -type d ! -name "$$(cat src/metier/almanac/current)" \
		-exec rm -r {} +

# The catalogue of other languages, from the messages in the source; prints what is untranslated.
words: $(READY)
	PYTHONPATH=src:. $(RUN)/python -m tests.words.catalogue

# New locks, made with the oldest Python supported. Name no package host in them. What the others
# lock is what test.lock has, so that the tests are on what a user of run.lock runs.
COMPILE := $(RUN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
AS_TESTED := --no-annotate --constraint requirements/test.lock

lock: $(READY)
	$(COMPILE) --extra test --extra web --output-file requirements/test.lock pyproject.toml
	$(COMPILE) $(AS_TESTED) --output-file requirements/run.lock pyproject.toml
	$(COMPILE) $(AS_TESTED) --only-build-deps --build-deps-for wheel \
		--output-file requirements/build.lock pyproject.toml
	echo 'pip-audit>=2.9' | $(COMPILE) $(AS_TESTED) --output-file requirements/audit.lock -
	echo 'pyspark>=3.5' | $(COMPILE) --no-annotate --output-file requirements/spark.lock -

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
