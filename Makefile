# What there is to do in this checkout. Everything runs in .venv-dev, which the first `make` makes.
PYTHON = .venv-dev/bin/python

help:           ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

check:          ## every check, as the project's own CI runs them
	python3 harada.py test

test:           ## the tests alone; `make test ARGS="tests/method -k score"` for some of them
	$(PYTHON) -m pytest $(ARGS)

fuzz:           ## feed the parsers of what comes from outside, ten minutes each (Linux); ARGS="payload --seconds 60"
	$(PYTHON) -m pip install --quiet atheris
	$(PYTHON) -m tools.fuzz $(ARGS)

format:         ## lay out the code and repair what lint can repair
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

catalogues:     ## bring the translations in step with the code and compile them
	$(PYTHON) -m tools.catalogues update

documents:      ## write the page of commands, the schemas and the pictures anew
	$(PYTHON) -m tools.commands_page
	$(PYTHON) -m tools.schemas
	$(PYTHON) -m tools.pictures

lock:           ## lock the newest allowed packages, for every platform (needs uv on the path)
	uv pip compile $(LOCK) --upgrade -o requirements.txt pyproject.toml
	uv pip compile $(LOCK) --upgrade -c requirements.txt --extra keyring --extra sharing --extra reports -o requirements-extras.txt pyproject.toml
	uv pip compile $(LOCK) --upgrade -c requirements-extras.txt --extra keyring --extra sharing --extra reports --extra dev -o requirements-dev.txt pyproject.toml

LOCK = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: help check test fuzz format catalogues documents lock
