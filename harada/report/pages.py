"""Fills the templates of pages: text goes in as text, never as markup of the page.

The templates are data, in `templates/reports`. Jinja2 is an extra of the package, loaded only here.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harada.i18n import _
from harada.notebook.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable


def require() -> None:
    """Raise `Refused`, naming what to install, where pages can't be filled here."""
    if find_spec("jinja2") is None:
        raise Refused(
            _(
                "Pages need a package that is not installed here. Install it with "
                "`pip install harada[reports]`."
            )
        )


def filled(name: str, values: Mapping[str, Any]) -> str:
    """Return the template `name` with its values; raises `Refused` where Jinja2 is missing."""
    require()
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(read_template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(values)


def read_template(name: str) -> str:
    """Return the text of a template of the program."""
    return (_folder() / "reports" / name).read_text(encoding="utf-8")


def _folder() -> Traversable:
    """Return the folder of the templates: inside the installed package, else beside it."""
    package = files("harada")
    inside = package / "templates"
    return inside if inside.is_dir() else Path(str(package)).parent / "templates"
