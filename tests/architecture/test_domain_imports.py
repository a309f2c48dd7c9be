"""The domain stands on the standard library and pydantic alone."""

from __future__ import annotations

import ast
import sys

import pytest

from tests.architecture.source_tree import SRC, source_files

ALLOWED = frozenset({"domain", "pydantic", *sys.stdlib_module_names})


def foreign_imports(source: str) -> list[str]:
    imported: list[str] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=aliases):
                imported += [alias.name for alias in aliases]
            case ast.ImportFrom(module=str(module), level=0):
                imported.append(module)
            case _:
                pass
    return [module for module in imported if module.partition(".")[0] not in ALLOWED]


def test_the_domain_imports_nothing_foreign() -> None:
    domain = [path for path in source_files() if path.relative_to(SRC).parts[0] == "domain"]
    assert domain
    found = {str(path): foreign for path in domain if (foreign := foreign_imports(path.read_text("utf-8")))}
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        "import sqlalchemy",
        "from fastapi import FastAPI",
        "def f():\n    import application.commands",
        "import jwt as j",
    ],
)
def test_a_planted_import_is_found(planted: str) -> None:
    assert foreign_imports(planted) != []


@pytest.mark.parametrize(
    "innocent",
    ["from decimal import Decimal", "from pydantic import BaseModel", "from domain.money import Fen"],
)
def test_the_domains_own_ground_passes(innocent: str) -> None:
    assert foreign_imports(innocent) == []
