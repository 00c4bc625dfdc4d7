"""Makes an undefined variable in one of our templates fail the test that renders it."""

import sys
from pathlib import Path
from typing import Any

import recoco

OURS = Path(recoco.__file__).parent


class UndefinedVariable(Exception):
    """A template names a variable that its view does not give."""


class RefusesUndefined(str):
    """The `string_if_invalid` of the tests. Templates of other packages keep Django's empty text."""

    __slots__ = ()

    def __contains__(self, text: object) -> bool:
        return text == "%s"

    def __bool__(self) -> bool:
        return True

    def __mod__(self, variable: Any) -> str:
        context = sys._getframe(1).f_locals["context"]
        template = context.render_context.template or context.template
        origin = Path(str(template.origin.name))
        if OURS in origin.parents:
            raise UndefinedVariable(f"{{{{ {variable} }}}} is undefined in {origin.relative_to(OURS)}")
        return ""
