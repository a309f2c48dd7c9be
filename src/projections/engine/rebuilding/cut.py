"""The log, looked at once and cut into parts that share no rows."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias
from zlib import crc32

from projections.engine.sharding import ShardBy

CUT = 2
"""The number of this way of cutting. Whoever changes it gives it the next one: a copy that was half built from parts of
another way cannot go on, since the same part would hold other events. (The first way was not numbered.)"""

_LARGEST = 1.5
"""How much of an even share the largest part may hold before models cut by stream are cut by themselves."""


Positions: TypeAlias = "array[int]"
"""In a text, since arrays have no such parameter while the program runs."""


@dataclass(frozen=True, slots=True)
class Share:
    """The ``positions`` of a part, rising. It travels to workers: eight bytes for each event.

    ``foreign``: those among them that lie in another part for models that are cut this way.
    """

    positions: Positions
    foreign: Mapping[ShardBy, Positions]


class _Home(NamedTuple):
    """Of a stream: the store of its first event, and its number among all parts."""

    store: str
    number: int


_Pieces = Mapping[_Home, Mapping[str, Positions]]
"""Positions, rising, by the home of their stream and by the event's own store."""


class Cut:
    """Every event is in one part for models cut by stream, and in one part for those cut by store.

    Whole stores are put together to parts of about equal numbers of events. A stream goes where its home goes. It
    seldom leaves its store, so a part holds nearly the same events for both kinds of models: they are folded together,
    and an event is read and decoded once for all.

    A store cannot be cut for models by store. Where that leaves a part far larger than the others, the streams are not
    bound to it: they are dealt out evenly, so that models cut by stream need no more memory than they ought to and all
    workers have something to do. The kinds are then not ``together``, and an event may be read once for each.

    All of this follows from the log up to a position and from the number of parts, and not from the models that are
    built: whoever goes on with a build that was killed finds the same parts.
    """

    def __init__(self, pieces: _Pieces, parts: int) -> None:
        self._pieces = {
            (home, store): positions for home, stores in pieces.items() for store, positions in stores.items()
        }
        events = Counter[str]()
        for (_, store), positions in self._pieces.items():
            events[store] += len(positions)
        self._part_of_store, largest = _packed(events, parts)
        self.together = largest * parts <= _LARGEST * events.total()

    def share(self, part: int, kinds: frozenset[ShardBy]) -> Share:
        """What to read for models that are cut in these ways."""
        by_kind = {kind: {key for key in self._pieces if self._part_of(kind, *key) == part} for kind in kinds}
        all_of_it = frozenset().union(*by_kind.values())
        foreign = {kind: self._rising(all_of_it - mine) for kind, mine in by_kind.items()}
        return Share(self._rising(all_of_it), {kind: some for kind, some in foreign.items() if some})

    def _part_of(self, kind: ShardBy, home: _Home, store: str) -> int:
        if kind is ShardBy.STORE:
            return self._part_of_store[store]
        return self._part_of_store[home.store] if self.together else home.number

    def _rising(self, keys: Iterable[tuple[_Home, str]]) -> Positions:
        return array("q", sorted(chain.from_iterable(self._pieces[key] for key in keys)))


def cut(outline: Iterable[tuple[int, str, str]], parts: int) -> Cut:
    """By position, stream and store of every event, in order; what is repeated is counted once.

    Kept are eight bytes for each event, and until the end of the outline a name for each stream.
    """
    pieces: defaultdict[_Home, defaultdict[str, Positions]] = defaultdict(
        lambda: defaultdict(partial(array, "q"))
    )
    homes: dict[str, defaultdict[str, Positions]] = {}
    last = 0
    for position, stream, store in outline:
        if position > last:
            last = position
            home = homes.get(stream)
            if home is None:
                # the hash of the language differs from process to process
                home = homes[stream] = pieces[_Home(store, crc32(stream.encode()) % parts)]
            home[store].append(position)
    return Cut(pieces, parts)


def _packed(events: Mapping[str, int], parts: int) -> tuple[dict[str, int], int]:
    """The part of each store, and the size of the largest part: large stores first, each to the smallest part."""
    sizes = [0] * parts
    part_of: dict[str, int] = {}
    for store, count in sorted(events.items(), key=lambda item: (-item[1], item[0])):
        part = part_of[store] = sizes.index(min(sizes))
        sizes[part] += count
    return part_of, max(sizes)
