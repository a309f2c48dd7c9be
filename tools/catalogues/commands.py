"""Every command that can be asked."""

from __future__ import annotations

from itertools import groupby

from domain.command import Command
from tools.catalogues.discovery import fields, load, subclasses, summary
from tools.catalogues.markdown import code, document, table


def written() -> str:
    load("domain")
    return render([kind for kind in subclasses(Command, "domain") if kind.type_name])


def render(kinds: list[type[Command]]) -> str:
    """One section per aggregate, one row per written name."""
    ordered = sorted(kinds, key=lambda kind: kind.type_name)
    sections = [
        f"## {aggregate}\n\n{table(('Command', 'Meaning', 'Fields'), [_row(kind) for kind in group])}"
        for aggregate, group in groupby(ordered, key=lambda kind: kind.type_name.partition(".")[0])
    ]
    return document("Commands", f"{len(ordered)} commands, by written name.", *sections)


def _row(kind: type[Command]) -> tuple[str, str, str]:
    meaning = " ".join(filter(None, ["Starts its stream." if kind.creates else "", summary(kind)]))
    body = ", ".join(code(f"{name}: {of}") for name, of in fields(kind, Command).items())
    return code(kind.type_name), meaning, body
