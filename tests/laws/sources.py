"""The product's own files, parsed once, and the package each belongs to."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import recoco

ROOT = Path(recoco.__file__).parent
REPOSITORY = ROOT.parent


@dataclass(frozen=True)
class Source:
    """One Python file of ours."""

    path: Path

    @property
    def name(self) -> str:
        """Its place in the repository: `recoco/kernel/kit/clock.py`."""
        return self.path.relative_to(REPOSITORY).as_posix()

    @property
    def module(self) -> str:
        """Its dotted name."""
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def package(self) -> str:
        """The package it belongs to: see `package_of`."""
        return package_of(self.module)

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.path.read_text(), self.name)

    def calls(self) -> Iterator[ast.Call]:
        """Go through its calls."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


@cache
def sources() -> tuple[Source, ...]:
    """Return the Python files of the product, without migrations."""
    return tuple(Source(path) for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts)


@cache
def templates() -> tuple[Path, ...]:
    """Return the templates of the product."""
    kinds = (".html", ".txt", ".svg", ".xml")
    return tuple(sorted(path for path in ROOT.rglob("templates/**/*") if path.suffix in kinds))


def package_of(dotted: str) -> str:
    """Return floor and package of a dotted name: `recoco.kernel.kit` for `recoco.kernel.kit.clock`.

    The top floor is one package.
    """
    parts = dotted.split(".")
    return ".".join(parts[:2] if parts[1:2] == ["config"] else parts[:3])


def package_of_path(path: Path) -> str:
    """Return floor and package of a file of ours, whatever its kind."""
    return package_of(".".join(path.relative_to(REPOSITORY).parts))


def called(call: ast.Call) -> str:
    """Return the name that a call ends with: `cursor` for `connection.cursor()`."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def place(source: Source, node: ast.AST) -> str:
    """Say where *node* is, for people who must go there."""
    return f"{source.name}:{node.lineno}"  # type: ignore[attr-defined]
