"""Fills the templates of pages: text goes in as text, never as markup of the page.

The templates are data, in `templates/reports`. What fills them is an extra of the package, and is
loaded only here.
"""

from __future__ import annotations

import json
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harada.i18n import _
from harada.notebook.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable


_PACKAGES = {"html": "jinja2", "pdf": "typst"}
"""What each format of a page is made with."""


def require(form: str) -> None:
    """Raise `Refused`, naming what to install, where a format (html, pdf) can't be made here."""
    if find_spec(_PACKAGES[form]) is None:
        raise Refused(
            _(
                "A page as {format} needs the package {package}, which is not installed here. "
                "Install it with `pip install {package}`."
            ).format(format=form, package=_PACKAGES[form])
        )


def filled(name: str, values: Mapping[str, Any]) -> str:
    """Return the HTML template `name` with its values; raises `Refused` without Jinja2."""
    require("html")
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(read_template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(values)


def printed(name: str, values: Mapping[str, Any]) -> bytes:
    """Return the Typst template `name` with its values as a PDF; raises `Refused` without Typst.

    The values go in as JSON, so no text is ever read as markup; nothing is fetched or looked up.
    """
    require("pdf")
    typst = import_module("typst")
    page = json.dumps(values, ensure_ascii=False)
    document: bytes = typst.compile(
        read_template(name).encode(), format="pdf", sys_inputs={"page": page}
    )
    return document


def read_template(name: str) -> str:
    """Return the text of a template of the program."""
    return (_folder() / "reports" / name).read_text(encoding="utf-8")


def _folder() -> Traversable:
    """Return the folder of the templates: inside the installed package, else beside it."""
    package = files("harada")
    inside = package / "templates"
    return inside if inside.is_dir() else Path(str(package)).parent / "templates"
