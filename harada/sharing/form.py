"""The base of everything that is sealed, signed or secret, as a model.

It is a form like those of the notebook, but its errors never repeat what was refused: that may be
a key, or the words of somebody else, and an error can end up in a log.
"""

from __future__ import annotations

from pydantic import ConfigDict

from harada.method.fields import Form


class Sealed(Form):
    """A form whose errors tell where a value is wrong, never the value."""

    model_config = ConfigDict(hide_input_in_errors=True)
