"""What one item brings to one figure of one business day."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from domain.rules.kpi import Inclusion
from projections.kpi.words import Dimension, Ground


class Verdict(NamedTuple):
    """Whether an item counts, and the rule (``kpi_inclusion.repair.visits``) or part of the definition that says so."""

    standing: Inclusion
    rule: str = ""

    @property
    def counted(self) -> bool:
        return self.standing is Inclusion.COUNTED


COUNTED = Verdict(Inclusion.COUNTED)
"""By the definition alone."""


def left_out(ground: Ground) -> Verdict:
    return Verdict(Inclusion.EXCLUDED, ground.path)


_NOWHERE: Mapping[Dimension, str] = {}


class Part(NamedTuple):
    """``numerator`` and ``denominator`` are whole numbers: pieces, fen or microseconds. One that does not count has
    them too, so that everybody sees what it would have brought.

    ``subject`` is an order, a job (``work_order-1/J1``), a visit or a day; ``by`` its place in each dimension.
    ``open_until`` is the last business day (ISO) on which the part may still change by what the definition waits for.
    """

    day: str
    subject: str
    verdict: Verdict
    numerator: int
    denominator: int
    by: Mapping[Dimension, str] = _NOWHERE
    open_until: str | None = None


class Entry(NamedTuple):
    """A part as it is stored, with the figure it belongs to."""

    kpi: str
    subject: str
    standing: Inclusion
    rule: str
    numerator: int
    denominator: int
    by: Mapping[str, str]
    open_until: str | None


def written(kpi: str, part: Part) -> list[Any]:
    """In the order of :class:`Entry`."""
    _, subject, (standing, rule), numerator, denominator, by, open_until = part
    return [kpi, subject, standing, rule, numerator, denominator, by, open_until]


_STANDINGS = {standing.value: standing for standing in Inclusion}


def read(stored: list[Any]) -> Entry:
    """What :func:`written` wrote."""
    kpi, subject, standing, rule, numerator, denominator, by, open_until = stored
    return Entry(kpi, subject, _STANDINGS[standing], rule, numerator, denominator, by, open_until)
