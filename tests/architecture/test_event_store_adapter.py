"""The event sourcing library is an inner matter of one package, so that it can be replaced there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source_tree import SRC, source_files

LIBRARY = "eventsourcing"
ADAPTER = ("application", "event_log")


def imports_library(source: str) -> bool:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=aliases):
                modules = [alias.name for alias in aliases]
            case ast.ImportFrom(module=str(module), level=0):
                modules = [module]
            case ast.Call(
                func=ast.Name(id="__import__") | ast.Attribute(attr="import_module"), args=[first, *_]
            ):
                modules = (
                    [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []
                )
            case _:
                continue
        if any(module.partition(".")[0] == LIBRARY for module in modules):
            return True
    return False


def in_adapter(path: Path) -> bool:
    """`path` is relative to src."""
    return path.parts[:2] == ADAPTER


def test_only_the_adapter_imports_the_library() -> None:
    files = {path.relative_to(SRC): path.read_text("utf-8") for path in source_files()}
    assert [str(path) for path, text in files.items() if imports_library(text) and not in_adapter(path)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "import eventsourcing",
        "import eventsourcing.postgres as p",
        "from eventsourcing.application import Application",
        "def f():\n    from eventsourcing import domain",
        "import importlib\nimportlib.import_module('eventsourcing.sqlite')",
        "__import__('eventsourcing')",
    ],
)
def test_a_planted_import_is_found(planted: str) -> None:
    assert imports_library(planted)


@pytest.mark.parametrize(
    "innocent", ["import eventsourcing_like", "from .eventsourcing import x", "eventsourcing = 1"]
)
def test_a_likeness_is_not_an_import(innocent: str) -> None:
    assert not imports_library(innocent)


def test_the_adapter_is_one_package() -> None:
    assert in_adapter(Path("application/event_log/recorders.py"))
    assert not in_adapter(Path("application/replay/timeline.py"))
    assert not in_adapter(Path("projections/event_log/reader.py"))
