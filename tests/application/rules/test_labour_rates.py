"""Which drafts change the labour rate, and what became of them."""

from __future__ import annotations

from datetime import datetime

from application.rules.labour_rates import RateStage, rate_changes
from domain.aggregates.rule_set.events import (
    DraftWithdrawn,
    RulesActivated,
    RulesApproved,
    RulesDrafted,
    RuleSetEvent,
    RulesSimulated,
)
from domain.envelope import Recorded
from domain.money import Money
from domain.rules.layers import Document, canonical
from domain.rules.timetable import GROUP
from tests.support.scenario import DAY, SERVICE_MANAGER, STATION_HEAD, clock, history_of, meta_of

SHIPPED = Money(fen=20_000)
FROM = clock(0, days=30)


def drafted(draft: str, fen: int | None, based_on: str | None = None) -> RulesDrafted:
    document: Document = {"quote_valid_days": len(draft)}
    if fen is not None:
        document["labour_rate_per_hour"] = {"fen": fen, "currency": "CNY"}
    content = canonical(document)
    return RulesDrafted(
        draft=draft, title=draft, effective_from=FROM, content=content, digest="0" * 64, based_on=based_on
    )


def activated(draft: str) -> RulesActivated:
    return RulesActivated(draft=draft, effective_from=FROM)


def found(scope: str, *events: RuleSetEvent) -> list[tuple[str, int | None, int | None, RateStage]]:
    return [
        (each.draft, _fen(each.before), _fen(each.rate), each.stage)
        for each in rate_changes(history(*events), scope, SHIPPED)
    ]


def history(*events: RuleSetEvent) -> list[Recorded[RuleSetEvent]]:
    written: list[Recorded[RuleSetEvent]] = []
    for event in events:
        written += history_of(event, stream="rule_set-x", by=SERVICE_MANAGER)
    return written


def _fen(rate: Money | None) -> int | None:
    return None if rate is None else rate.fen


def test_only_drafts_that_change_the_rate() -> None:
    assert found(GROUP, drafted("R1", 20_000), drafted("R2", None), drafted("R3", 21_000)) == [
        ("R3", 20_000, 21_000, RateStage.PROPOSED)
    ]


def test_a_change_is_measured_by_what_the_draft_is_based_on() -> None:
    assert found(
        GROUP,
        drafted("R1", 21_000),
        RulesApproved(draft="R1"),
        activated("R1"),
        drafted("R2", 21_000, "R1"),
        drafted("R3", 20_000, "R1"),
    ) == [
        ("R1", 20_000, 21_000, RateStage.IN_FORCE),
        ("R3", 21_000, 20_000, RateStage.PROPOSED),
    ]


def test_a_store_goes_its_own_way_and_comes_back() -> None:
    assert found(
        "SH01", drafted("R1", 22_000), activated("R1"), drafted("R2", None, "R1"), RulesApproved(draft="R2")
    ) == [
        ("R1", None, 22_000, RateStage.IN_FORCE),
        ("R2", 22_000, None, RateStage.APPROVED),
    ]


def test_withdrawn_and_outdated() -> None:
    assert found(
        GROUP,
        drafted("R1", 21_000),
        drafted("R2", 22_000),
        drafted("R3", 20_000),
        DraftWithdrawn(draft="R1"),
        activated("R3"),
    ) == [
        ("R1", 20_000, 21_000, RateStage.WITHDRAWN),
        ("R2", 20_000, 22_000, RateStage.OUTDATED),
    ]


def test_who_proposed_and_who_approved() -> None:
    approved_at: datetime = clock(10)
    simulated = RulesSimulated(
        draft="R1",
        preview="0" * 64,
        log_position=1,
        first_day=DAY,
        last_day=DAY,
        changed_figures=0,
        changed_orders=0,
    )
    meta = meta_of(approved_at, STATION_HEAD, version=3)
    approval: Recorded[RuleSetEvent] = Recorded("rule_set-group", 3, 3, meta, RulesApproved(draft="R1"))
    [change] = rate_changes([*history(drafted("R1", 21_000), simulated), approval], GROUP, SHIPPED)
    assert (change.title, change.author, change.drafted_at) == ("R1", SERVICE_MANAGER, clock(8))
    assert (change.approver, change.approved_at, change.effective_from) == (STATION_HEAD, approved_at, FROM)
