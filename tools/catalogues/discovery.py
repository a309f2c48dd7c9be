"""Finds the written contract in the code: loads every module of a package and reads the classes it defines."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from typing import NoReturn, TypeVar

Base = TypeVar("Base")


def load(package: str) -> None:
    """Import the package and everything below it. A module that does not import raises."""
    root = importlib.import_module(package)
    for found in pkgutil.walk_packages(root.__path__, prefix=f"{package}.", onerror=_refuse):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def _refuse(name: str) -> NoReturn:
    raise ImportError(f"{name} does not import", name=name)


def subclasses(base: type[Base], package: str) -> list[type[Base]]:
    """Every class below `base`, at any depth, that a module of `package` defines; by module and name."""
    found: dict[tuple[str, str], type[Base]] = {}
    waiting = list(base.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.partition(".")[0] == package:
            found[kind.__module__, kind.__qualname__] = kind
    return [found[key] for key in sorted(found)]


def fields(model: type[object], base: type[object]) -> dict[str, str]:
    """Field -> its type as the source writes it, from below `base` down; bounds written with Annotated are left out."""
    own: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if issubclass(kind, base) and kind is not base:
            own |= _annotations(kind)
    return own


def _annotations(kind: type[object]) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        line.target.id: _plain(line.annotation)
        for line in body.body
        if isinstance(line, ast.AnnAssign)
        and isinstance(line.target, ast.Name)
        and not _is_class_variable(line)
    }


def _is_class_variable(line: ast.AnnAssign) -> bool:
    return ast.unparse(line.annotation).startswith("ClassVar")


def _plain(annotation: ast.expr) -> str:
    match annotation:
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[kind, *_])):
            return ast.unparse(kind)
        case _:
            return ast.unparse(annotation)


def summary(kind: type[object]) -> str:
    """The first paragraph of the class's own docstring on one line, or nothing."""
    written = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
    return " ".join(written.partition("\n\n")[0].split())
