"""Arithmetic on half-open spans of time, in epoch milliseconds."""

from collections.abc import Iterable

Span = tuple[int, int]

MINUTE = 60_000


def without(whole: Span, taken: Iterable[Span]) -> list[Span]:
    """What is left of ``whole``, in order of time; what is taken may overlap or lie outside."""
    left, cursor = [], whole[0]
    for start, end in sorted(taken):
        if start > cursor:
            left.append((cursor, min(start, whole[1])))
        cursor = max(cursor, end)
    left.append((cursor, whole[1]))
    return [(start, end) for start, end in left if start < end]


def minutes(spans: Iterable[Span]) -> int:
    """Whole minutes of spans that do not overlap."""
    return sum(end - start for start, end in spans) // MINUTE


def filled(free: Iterable[Span], needed: int, not_before: int) -> Span | None:
    """Begin and end of ``needed`` milliseconds of work in free spans, given in order of time; None if too few."""
    begun: int | None = None
    for span_start, end in free:
        start = max(span_start, not_before)
        if start >= end:
            continue
        begun = start if begun is None else begun
        if needed <= end - start:
            return begun, start + needed
        needed -= end - start
    return None
