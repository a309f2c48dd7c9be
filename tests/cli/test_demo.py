"""``aftersales demo``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.application.demo.played import stored_events
from tests.cli.running import Command


def test_the_demo_ends_with_queue_board_replay_and_what_to_try(aftersales: Command, tmp_path: Path) -> None:
    shown = aftersales("demo", "--days", "1", "--seed", "1", "--data", "shop")
    assert shown.code == 0
    for heading in ("派工队列", "车间看板", "工单历史", "被拒绝的操作", "接下来可以试试"):
        assert heading in shown.out
    assert "aftersales replay work-order " in shown.out
    assert re.search(r"配件：\d+ 行中 \d+ 行当场满足，待料 \d+ 行", shown.out)
    assert (tmp_path / "shop" / "event-log.db").exists()


def test_the_commands_it_proposes_work(aftersales: Command) -> None:
    shown = aftersales("demo", "--days", "1", "--data", "shop")
    proposed = [line.split()[1:] for line in shown.out.splitlines() if line.startswith("  aftersales ")]
    tried = [aftersales(*arguments) for arguments in proposed if arguments[0] != "serve"]
    assert len(tried) >= 4
    assert {ran.code for ran in tried} == {0}


def test_a_directory_with_data_is_kept(aftersales: Command, tmp_path: Path) -> None:
    aftersales("demo", "--days", "1", "--seed", "1", "--data", "shop")
    before = stored_events(tmp_path / "shop")
    again = aftersales("demo", "--days", "1", "--seed", "2", "--data", "shop", "--lang", "en")
    assert again.code == 0
    assert "this run uses shop-2" in again.err
    assert stored_events(tmp_path / "shop") == before
    assert stored_events(tmp_path / "shop-2") != before


def test_english_alone(aftersales: Command) -> None:
    shown = aftersales("demo", "--days", "1", "--lang", "en")
    assert "Dispatch queue" in shown.out
    assert "派工队列" not in shown.out


def test_a_database_that_holds_events_is_left_alone(
    aftersales: Command, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERSALES_DATABASE_URL", postgres_url)
    assert aftersales("demo", "--days", "1").code == 0
    again = aftersales("demo", "--days", "1")
    assert (again.code, again.err[:12]) == (1, "CLI-DEMO-001")
