"""The log is cut into parts: complete, of whole streams and stores, about equal, and the same for whoever cuts it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.engine import ShardBy
from projections.engine.rebuilding.cut import Cut, Share, cut

Line = tuple[int, str, str]
EACH = (ShardBy.STREAM, ShardBy.STORE)
BOTH = frozenset(EACH)


def numbered(events: list[tuple[int, str, str]]) -> list[Line]:
    """Positions with gaps."""
    position, lines = 0, []
    for gap, stream, store in events:
        position += gap
        lines.append((position, stream, store))
    return lines


EVENTS = st.lists(
    st.tuples(
        st.integers(1, 3), st.sampled_from([f"stream-{i}" for i in range(12)]), st.sampled_from("ABCDE")
    ),
    max_size=60,
).map(numbered)
PARTS = st.integers(1, 9)


def own(share: Share, kind: ShardBy) -> list[int]:
    foreign = set(share.foreign.get(kind, ()))
    return [position for position in share.positions if position not in foreign]


def parts_of(whole: Cut, count: int, kind: ShardBy) -> list[list[int]]:
    return [own(whole.share(part, frozenset({kind})), kind) for part in range(count)]


@given(EVENTS, PARTS)
def test_every_event_is_in_one_part_of_each_kind(lines: list[Line], count: int) -> None:
    whole = cut(lines, count)
    for kind in EACH:
        parts = parts_of(whole, count, kind)
        assert sorted(position for part in parts for position in part) == [each[0] for each in lines]
        assert all(part == sorted(part) for part in parts)


@given(EVENTS, PARTS)
def test_streams_and_stores_are_not_divided(lines: list[Line], count: int) -> None:
    whole = cut(lines, count)
    for kind, key in ((ShardBy.STREAM, 1), (ShardBy.STORE, 2)):
        of = {each[0]: each[key] for each in lines}
        keys = [{of[position] for position in part} for part in parts_of(whole, count, kind)]
        assert sum(map(len, keys)) == len({each[key] for each in lines})


@given(EVENTS, PARTS)
def test_a_share_for_both_kinds_holds_what_each_would_read_alone(lines: list[Line], count: int) -> None:
    whole = cut(lines, count)
    for part in range(count):
        both = whole.share(part, BOTH)
        assert list(both.positions) == sorted(set(both.positions))
        alone = [list(whole.share(part, frozenset({kind})).positions) for kind in EACH]
        assert [own(both, kind) for kind in EACH] == alone
        assert set(both.positions) == {position for each in alone for position in each}


@given(EVENTS, PARTS)
def test_what_is_repeated_is_in_it_once(lines: list[Line], count: int) -> None:
    twice = [line for line in lines for _ in range(2)]
    for part in range(count):
        assert cut(twice, count).share(part, BOTH) == cut(lines, count).share(part, BOTH)


@given(st.lists(st.integers(20, 25), min_size=6, max_size=30), st.integers(1, 3))
def test_stores_of_about_one_size_make_parts_of_about_one_size(sizes: list[int], count: int) -> None:
    stores = [f"S{i}" for i, size in enumerate(sizes) for _ in range(size)]
    lines = [(i, f"{store}-{i % 3}", store) for i, store in enumerate(stores, start=1)]
    whole = cut(lines, count)
    assert whole.together
    for kind in EACH:
        lengths = [len(part) for part in parts_of(whole, count, kind)]
        assert max(lengths) - min(lengths) <= max(sizes)
    assert not any(whole.share(part, BOTH).foreign for part in range(count)), "all is read once"


def test_a_stream_goes_where_it_began() -> None:
    lines = [(1, "transfer", "A"), (2, "transfer", "B"), (3, "order", "B"), (4, "order-of-a", "A")]
    whole = cut(lines, 2)
    assert whole.together
    first, second = whole.share(0, BOTH), whole.share(1, BOTH)
    assert [own(first, kind) for kind in EACH] == [[1, 2, 4], [1, 4]]
    assert [own(second, kind) for kind in EACH] == [[3], [2, 3]]
    assert {kind: list(some) for kind, some in first.foreign.items()} == {ShardBy.STORE: [2]}
    assert {kind: list(some) for kind, some in second.foreign.items()} == {ShardBy.STREAM: [2]}


@pytest.mark.parametrize("count", [2, 5])
def test_streams_are_dealt_out_by_themselves_where_one_store_is_too_large(count: int) -> None:
    lines = [(i, f"order-{i % 97}", "B" if i % 20 == 0 else "A") for i in range(1, 2001)]
    whole = cut(lines, count)
    assert not whole.together
    by_stream, by_store = (parts_of(whole, count, kind) for kind in EACH)
    assert max(map(len, by_stream)) < 1.5 * len(lines) / count
    assert sorted(map(len, by_store), reverse=True) == [1900, 100, *[0] * (count - 2)]


def test_the_cut_of_a_log_is_always_this_one() -> None:
    """A build that was killed goes on by it. When this test has to change, so has the number of the cut."""
    alike = [(i, f"order-{i % 5}", "ABC"[i % 3]) for i in range(1, 13)]
    one_store = [(i, f"order-{i % 5}", "A") for i in range(1, 13)]
    assert [parts_of(cut(alike, 3), 3, kind) for kind in EACH] == [
        [[3, 8], [1, 4, 6, 9, 11], [2, 5, 7, 10, 12]],
        [[3, 6, 9, 12], [1, 4, 7, 10], [2, 5, 8, 11]],
    ]
    assert [parts_of(cut(one_store, 3), 3, kind) for kind in EACH] == [
        [[2, 5, 7, 10, 12], [1, 6, 11], [3, 4, 8, 9]],
        [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [], []],
    ]


def test_large_stores_are_placed_first() -> None:
    sizes = {"small": 10, "large": 60, "middle": 30, "other": 30, "tiny": 5}
    stores = [store for store, size in sizes.items() for _ in range(size)]
    lines = [(i, f"{store}-{i}", store) for i, store in enumerate(stores, start=1)]
    of = {position: store for position, _, store in lines}
    found = [Counter(of[position] for position in part) for part in parts_of(cut(lines, 2), 2, ShardBy.STORE)]
    assert found == [{"large": 60, "small": 10}, {"middle": 30, "other": 30, "tiny": 5}]
