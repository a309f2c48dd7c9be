"""The same command again: one effect, the same answer. Another command under the same id: refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from pydantic import SecretStr

from application.commands import Bus, CommandEnvelope, Outcome
from domain.actors import Role
from domain.errors import KeyReused, Refused
from domain.reasons import ReasonCode
from tests.application.commands.house import House, again, at_once
from tests.application.commands.tally import Move, Note, Open, Raise, TallyCommand
from tests.support.scenario import OTHER_ADVISOR, because, staff


def sorts_of_command(house: House) -> list[CommandEnvelope]:
    one, other = house.open(), house.open()
    house.send(Raise(by=9), one)
    bodies: list[tuple[TallyCommand, str | None]] = [
        (Open(phone=SecretStr("138 0013 8000")), None),
        (Raise(), one),
        (Raise(reason=because(ReasonCode.OTHER, "说明")), one),
        (Note(words=SecretStr("异响")), one),
        (Move(to=other), one),
    ]
    return [house.envelope(body, stream) for body, stream in bodies]


@pytest.mark.parametrize("times", range(1, 6))
def test_sent_several_times_at_once_it_has_one_effect(house: House, times: int) -> None:
    for envelope in sorts_of_command(house):
        before = house.log.head()
        results = at_once([partial(house.bus.handle, envelope)] * times)
        outcomes = [result for result in results if isinstance(result, Outcome)]
        assert len(outcomes) == times, results
        assert [outcome.replayed for outcome in outcomes].count(False) == 1
        assert len({replace(outcome, replayed=True) for outcome in outcomes}) == 1
        assert len(house.log.read_all(after=before, limit=100)) == len(outcomes[0].events)


def test_sent_to_several_processes_at_once_it_has_one_effect(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    for envelope in sorts_of_command(first):
        before = first.log.head()
        buses: list[Bus] = [first.bus, second.bus] * 2
        results = at_once([partial(bus.handle, envelope) for bus in buses])
        outcomes = [result for result in results if isinstance(result, Outcome)]
        assert len(outcomes) == len(buses), results
        assert len({replace(outcome, replayed=True) for outcome in outcomes}) == 1
        assert len(first.log.read_all(after=before, limit=100)) == len(outcomes[0].events)


def test_an_answer_is_kept_even_if_the_command_would_be_refused_today(house: House) -> None:
    stream = house.open(limit=1)
    sent = house.envelope(Raise(), stream, expected_version=1)
    given = house.bus.handle(sent)
    assert house.bus.handle(sent) == replace(given, replayed=True)
    house.time.now += (house.time.now - house.time.now.replace(month=1)) * 2
    assert house.bus.handle(sent) == replace(given, replayed=True)
    assert house.codes_refused() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"body": Raise(by=2)},
        {"body": Raise(reason=because(ReasonCode.BREAK))},
        {"actor": OTHER_ADVISOR},
        {"actor": staff("sa01", Role.TECHNICIAN)},
        {"store": "BJ01"},
        {"expected_version": 1},
        {"stream": "tally-other"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_another_command_under_the_same_id_is_refused(house: House, changed: dict[str, object]) -> None:
    stream = house.open()
    sent = house.envelope(Raise(), stream)
    house.bus.handle(sent)
    with pytest.raises(KeyReused, match="CMD-KEY-001"):
        house.bus.handle(again(sent, **changed))
    assert house.tally(stream).count == 1
    assert house.codes_refused() == ["CMD-KEY-001"]


def test_another_body_racing_under_the_same_id_has_no_effect(house: House) -> None:
    stream = house.open()
    sent = house.envelope(Raise(by=1), stream)
    rival = again(sent, body=Raise(by=10))
    results = at_once([partial(house.bus.handle, envelope) for envelope in (sent, rival) * 3])
    assert len([result for result in results if isinstance(result, KeyReused)]) == 3, results
    assert house.tally(stream).count in {1, 10}
    assert len(house.log.read_stream(stream)) == 2


def test_other_words_in_a_personal_field_are_another_command(house: House) -> None:
    stream = house.open()
    sent = house.envelope(Note(words=SecretStr("一")), stream)
    house.bus.handle(sent)
    with pytest.raises(KeyReused):
        house.bus.handle(again(sent, body=Note(words=SecretStr("二"))))


def test_the_time_of_a_second_attempt_does_not_matter(house: House) -> None:
    stream = house.open()
    sent = house.envelope(Raise(), stream)
    house.bus.handle(sent)
    house.time.now += (house.time.now - house.time.now.replace(hour=0)) / 100
    assert house.bus.handle(again(sent, occurred_at=house.time.now)).replayed


def test_a_refused_command_may_be_tried_again_under_its_id(house: House) -> None:
    stream = house.open(limit=1)
    house.send(Raise(), stream)
    sent = house.envelope(Raise(), stream)
    with pytest.raises(Refused, match="TALLY-FULL-001"):
        house.bus.handle(sent)
    house.send(Raise(by=-1), stream)
    assert not house.bus.handle(sent).replayed
