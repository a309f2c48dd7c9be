"""``aftersales rebuild --rules DRAFT --preview``."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.aggregates.rule_set.commands import DraftRules
from domain.rules.kpi import Inclusion, KpiFamily
from runtime.settings import Settings
from runtime.system import open_system
from tests.cli.running import Command
from tests.support.rule_changes import give

LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def drafted(own_store: Path) -> Path:
    """A draft of the group after which no repair counts."""
    with open_system(Settings(data_dir=own_store)) as system:
        row = {family.value: Inclusion.EXCLUDED.value for family in KpiFamily}
        draft = DraftRules(
            title="维修不计", effective_from=LONG_AGO, document={"kpi_inclusion": {"repair": dict(row)}}
        )
        give(system.bus, draft, datetime.now(UTC))
    return own_store


def preview(aftersales: Command, data: Path, *more: str) -> dict[str, object]:
    arguments = ("rebuild", "--rules", "R1", "--preview", "--data", str(data), "--json", *more)
    ran = aftersales(*arguments)
    assert ran.code == 0, ran.err
    told: dict[str, object] = json.loads(ran.out)
    return told


def test_what_would_change_and_nothing_does(aftersales: Command, drafted: Path) -> None:
    before = aftersales("figures", "--period", "2025-03", "--json", "--data", str(drafted)).out
    told = preview(aftersales, drafted)
    figures = told["figures"]
    assert isinstance(figures, list)
    [arrived] = [each for each in figures if each["kpi"] == "V01"]
    assert arrived["before"]["numerator"] - arrived["after"]["numerator"] == len(arrived["entries"]) > 0
    assert aftersales("figures", "--period", "2025-03", "--json", "--data", str(drafted)).out == before
    shown = aftersales("rebuild", "--rules", "R1", "--preview", "--data", str(drafted))
    assert shown.code == 0
    assert "进厂台次" in shown.out
    assert str(told["digest"]) in shown.out


def test_the_same_preview_has_the_same_digest(aftersales: Command, drafted: Path) -> None:
    assert preview(aftersales, drafted)["digest"] == preview(aftersales, drafted)["digest"]
    assert preview(aftersales, drafted, "--period", "2025-02")["figures"] == []


def test_the_workbook_has_every_changed_figure_and_entry(
    aftersales: Command, drafted: Path, tmp_path: Path
) -> None:
    told = preview(aftersales, drafted, "--xlsx", str(tmp_path / "preview.xlsx"))
    figures = told["figures"]
    assert isinstance(figures, list)
    book = load_workbook(tmp_path / "preview.xlsx")
    changed, entries = book["变化的指标"], book["变化的明细"]
    assert [row[2].value for row in changed.iter_rows(min_row=2, max_row=len(figures) + 1)] == [
        each["kpi"] for each in figures
    ]
    assert entries.max_row >= 1 + sum(len(each["entries"]) for each in figures)


def test_mistakes_are_told(aftersales: Command, drafted: Path) -> None:
    unknown = aftersales("rebuild", "--rules", "R9", "--preview", "--data", str(drafted))
    assert (unknown.code, unknown.out) == (1, "")
    assert unknown.err.startswith("RULES-DRAFT-003 ")
    assert aftersales("rebuild", "--rules", "R1", "--data", str(drafted)).code == 2
    assert aftersales("rebuild", "--preview", "--data", str(drafted)).code == 2
