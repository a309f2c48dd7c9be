"""The rules that a copy is made under: chosen when it is begun, kept until it is gone."""

from collections.abc import Callable
from hashlib import sha256

from sqlalchemy import Connection, and_, bindparam, delete, insert, select

from domain.rules.timetable import RuleTimetable, from_text
from projections.engine.bound import Bound
from projections.engine.checkpoint import identity, is_named
from projections.engine.control import RULES
from projections.engine.reader import Reader, Reading

RulesNow = Callable[[], RuleTimetable]
"""The rules of every store at every moment, as decided so far."""

_OF_COPY = and_(
    RULES.c.name == bindparam("name"),
    RULES.c.version == bindparam("version"),
    RULES.c.slot == bindparam("slot"),
)
_DIGEST = select(RULES.c.digest).where(_OF_COPY)
_RULES = select(RULES.c.digest, RULES.c.content).where(_OF_COPY)
_DIGEST_WITHIN = select(RULES.c.digest).where(is_named(RULES))
_FORGET = delete(RULES).where(is_named(RULES))
_CONTENT_WITHIN = select(RULES.c.content).where(is_named(RULES))


_latest: tuple[RuleTimetable, str] | None = None


def no_rules() -> RuleTimetable:
    """Where no projection depends on rules."""
    raise ValueError("a projection depends on rules: tell the engine where they are")


def digest_of(rules: RuleTimetable) -> str:
    """Equal for the same rules. Cheap for the timetable that was asked about last: it is asked every second."""
    global _latest  # noqa: PLW0603  # a pair that is replaced whole: threads see the one or the other
    known = _latest
    if known is None or known[0] is not rules:
        known = _latest = (rules, sha256(rules.text().encode()).hexdigest())
    return known[1]


def write_rules(connection: Connection, bound: Bound, rules_now: RulesNow) -> None:
    """Before the first event is taken; nothing where the copy depends on none."""
    if bound.projection.depends_on_rules:
        rules = rules_now()
        forget_rules(connection, bound)
        connection.execute(
            insert(RULES).values(**bound.identity, digest=digest_of(rules), content=rules.text())
        )


def forget_rules(connection: Connection, bound: Bound) -> None:
    connection.execute(_FORGET, identity(bound))


def digest_at(reader: Reader | Reading, bound: Bound) -> str | None:
    """None where the copy depends on no rules."""
    row = reader.row(_DIGEST, **bound.identity) if bound.projection.depends_on_rules else None
    return None if row is None else str(row["digest"])


def rules_at(reader: Reader | Reading, bound: Bound) -> RuleTimetable | None:
    """None where the copy depends on no rules."""
    row = reader.row(_RULES, **bound.identity) if bound.projection.depends_on_rules else None
    return None if row is None else _KNOWN.read(str(row["digest"]), str(row["content"]))


def rules_within(connection: Connection, bound: Bound) -> RuleTimetable | None:
    """The same for a batch: what has been read before is not read again."""
    if not bound.projection.depends_on_rules:
        return None
    digest = connection.execute(_DIGEST_WITHIN, identity(bound)).scalar_one()
    known = _KNOWN.get(digest)
    if known is None:
        content = connection.execute(_CONTENT_WITHIN, identity(bound)).scalar_one()
        known = _KNOWN.read(digest, content)
    return known


class _Known:
    """The last few timetables: one of many activations takes a while to read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._by_digest: dict[str, RuleTimetable] = {}

    def get(self, digest: str) -> RuleTimetable | None:
        return self._by_digest.get(digest)

    def read(self, digest: str, content: str) -> RuleTimetable:
        known = self._by_digest.get(digest)
        if known is None:
            if len(self._by_digest) >= self._most:
                self._by_digest.clear()
            known = self._by_digest[digest] = from_text(content)
        return known


_KNOWN = _Known(16)
