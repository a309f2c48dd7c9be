"""The small parts of the bus."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from application.commands import CommandEnvelope, new_stream_id
from application.commands.identity import fingerprint
from application.commands.state_cache import Folded, StateCache
from application.commands.timing import in_store_time
from tests.application.commands.tally import Raise
from tests.support.scenario import ADVISOR, SHANGHAI, STORE, clock


def keyed(key: bytes) -> Callable[[bytes], str]:
    return lambda content: hmac.digest(key, content, "sha256").hex()


def test_a_creating_command_addresses_the_same_stream_each_time() -> None:
    stream = new_stream_id("visit", "command-0001")
    assert stream == new_stream_id("visit", "command-0001")
    assert stream.startswith("visit-")
    assert len({stream, new_stream_id("visit", "command-0002"), new_stream_id("order", "command-0001")}) == 3


def test_a_fingerprint_depends_on_its_key() -> None:
    envelope = CommandEnvelope("command-0001", ADVISOR, STORE, "tally-1", Raise(), clock(8))
    assert fingerprint(envelope, keyed(b"one")) == fingerprint(envelope, keyed(b"one"))
    assert fingerprint(envelope, keyed(b"one")) != fingerprint(envelope, keyed(b"two"))


def test_the_cache_lets_the_least_recently_used_state_go() -> None:
    cache = StateCache(2)
    cache.put("a", Folded("a", 1))
    cache.put("b", Folded("b", 1))
    assert cache.get("a") == Folded("a", 1)
    cache.put("c", Folded("c", 1))
    assert cache.get("b") is None
    assert cache.get("a") == Folded("a", 1)


def test_the_cache_never_goes_back_to_an_earlier_version() -> None:
    cache = StateCache(2)
    cache.put("a", Folded("new", 2))
    cache.put("a", Folded("old", 1))
    assert cache.get("a") == Folded("new", 2)


_anywhere = st.sampled_from([UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles"), SHANGHAI])


@given(st.datetimes(datetime(1992, 1, 1), datetime(9000, 1, 1), timezones=_anywhere))  # noqa: DTZ001
def test_store_time_is_the_same_instant_on_the_stores_clock(moment: datetime) -> None:
    shown = in_store_time(moment)
    assert shown.astimezone(UTC) == moment.astimezone(UTC)
    assert shown.utcoffset() == timedelta(hours=8)
    assert shown.replace(tzinfo=None) == moment.astimezone(SHANGHAI).replace(tzinfo=None)
