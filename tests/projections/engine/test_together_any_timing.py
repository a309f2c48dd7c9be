"""Together or each alone: the same rows and the same parked events, however the log grows and is cut into batches."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Engine
from tests.projections.engine.companions import ALL, NAMES, digests, follow, round_of, stepped_alone
from tests.projections.engine.sample import POISON, Credited, history
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import fresh_read_database

LENGTH = 30


@st.composite
def histories(draw: st.DrawFn) -> list[Recorded[Event]]:
    """Some of them with an event that one of the models cannot take."""
    events = history(LENGTH, draw(st.integers(1, 10_000)))
    credited = [i for i, each in enumerate(events) if isinstance(each.event, Credited)]
    for i in draw(st.lists(st.sampled_from(credited), max_size=2)) if credited else ():
        events[i] = replace(events[i], event=Credited(fen=POISON))
    return events


GROWTH = st.lists(
    st.tuples(
        st.integers(1, 9),  # so many events come in
        st.one_of(st.none(), st.integers(1, 5)),  # the largest batch
        st.one_of(st.none(), st.sampled_from(NAMES)),  # who steps alone before the others
        st.one_of(st.none(), st.sampled_from(NAMES)),  # who is paused meanwhile
    ),
    max_size=10,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), GROWTH)
def test_together_or_alone(
    backend: BackendUrl,
    events: list[Recorded[Event]],
    growth: list[tuple[int, int | None, str | None, str | None]],
) -> None:
    source = ListSource()
    with fresh_read_database(backend.read_url) as database:
        engine = Engine(ALL, source, database)
        engine.run_until_caught_up()
        rest = iter(events)
        for count, limit, early, paused in growth:
            source.append(*(each for _, each in zip(range(count), rest, strict=False)))
            if early is not None:
                engine.advance(early, limit)
            if paused is not None:
                engine.pause(paused)
            round_of(engine, limit)
            if paused is not None:
                engine.resume(paused)
        source.append(*rest)
        follow(engine, source)
        made = digests(engine)
        parked = {name: [each.position for each in engine.parked(name)] for name in NAMES}
    with TemporaryDirectory() as directory:
        assert made == stepped_alone(events, Path(directory))
    assert all(parked[name] == [] for name in NAMES if name != "accounts")
