"""Mappings are checked before a single row is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from application.imports import load_mapping, shipped_mappings
from domain.errors import Invalid, NotFound
from tests.support.default_rules import DEFAULT_RULES


@pytest.mark.parametrize("name", shipped_mappings())
def test_a_shipped_mapping_loads_under_its_own_name(name: str) -> None:
    mapping = load_mapping(name)
    assert mapping.name == name
    assert mapping.order.operation in DEFAULT_RULES.labour_standard


def test_an_unknown_mapping_is_named_with_those_that_exist() -> None:
    with pytest.raises(NotFound, match=r"IMP-MAP-001.*nhtsa-complaints"):
        load_mapping("nothing-like-it")


@pytest.mark.parametrize(
    "text",
    [
        "this is no TOML =",
        'name = "x"',
        'name = "x"\nsurprise = 1',
    ],
)
def test_a_bad_mapping_says_where(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Invalid, match="IMP-MAP-002"):
        load_mapping(str(path))


def test_a_field_has_one_source(tmp_path: Path) -> None:
    shipped = Path(__file__).resolve().parents[3] / "src/application/imports/mappings/nhtsa-complaints.toml"
    path = tmp_path / "own.toml"
    path.write_text(shipped.read_text("utf-8") + '\n[fields.plate]\ncolumn = "A"\nconstant = "B"\n', "utf-8")
    with pytest.raises(Invalid, match="one of column, template and constant"):
        load_mapping(str(path))
