"""Every event the log may hold."""

from __future__ import annotations

from itertools import groupby

from domain.event import Event
from tools.catalogues.discovery import fields, load, subclasses, summary
from tools.catalogues.markdown import code, document, table


def written() -> str:
    load("domain")
    return render([kind for kind in subclasses(Event, "domain") if kind.type_name])


def render(kinds: list[type[Event]]) -> str:
    """One section per aggregate, one row per written name and version."""
    ordered = sorted(kinds, key=lambda kind: (kind.type_name, kind.type_version))
    sections = [
        f"## {aggregate}\n\n{table(('Event', 'Version', 'Meaning', 'Fields'), [_row(kind) for kind in group])}"
        for aggregate, group in groupby(ordered, key=lambda kind: kind.type_name.partition(".")[0])
    ]
    return document(
        "Events", f"{len(ordered)} event types, by written name. A written name never changes.", *sections
    )


def _row(kind: type[Event]) -> tuple[str, str, str, str]:
    body = ", ".join(code(f"{name}: {of}") for name, of in fields(kind, Event).items())
    return code(kind.type_name), str(kind.type_version), summary(kind), body
