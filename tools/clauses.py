"""The numbered clauses this system answers to, and which of them must be proven now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LETTERED = re.compile(r"(R-\d{3})[a-z]")


class UnknownClauseError(Exception):
    """A test or a list names a clause that the index does not know."""


@dataclass(frozen=True)
class Clauses:
    """`known` in the order of the index; `in_scope` in the same order, whole numbers expanded to their letters."""

    known: tuple[str, ...]
    in_scope: tuple[str, ...]

    def expand(self, name: str) -> tuple[str, ...]:
        """`R-010` stands for R-010a, R-010b ...; a lettered clause for itself. Unknown: UnknownClauseError."""
        if name in self.known:
            return (name,)
        letters = tuple(clause for clause in self.known if number(clause) == name)
        if not letters:
            raise UnknownClauseError(name)
        return letters


def number(clause: str) -> str:
    """R-010a -> R-010."""
    lettered = _LETTERED.fullmatch(clause)
    return lettered.group(1) if lettered else clause


def load(
    index: Path = ROOT / "docs" / "requirements_index.txt",
    scope: Path = ROOT / "docs" / "requirements_in_scope.txt",
) -> Clauses:
    """Read one clause per line; a scope that names an unknown clause raises UnknownClauseError."""
    return clauses(index.read_text("utf-8").split(), scope.read_text("utf-8").split())


def clauses(known: Iterable[str], scope: Iterable[str]) -> Clauses:
    everything = Clauses(tuple(known), ())
    wanted = {clause for name in scope for clause in everything.expand(name)}
    return Clauses(everything.known, tuple(clause for clause in everything.known if clause in wanted))
