"""Clause -> the tests that prove it, for readers."""

from __future__ import annotations

from tools import clauses
from tools.clauses import Clauses
from tools.traceability import Trace, collect, trace


def written() -> str:
    known = clauses.load()
    return table(known, trace(known, collect()))


def table(known: Clauses, found: Trace) -> str:
    """One row per clause that is in scope or proven already."""
    rows = [
        f"| {clause} | {'yes' if clause in known.in_scope else 'later'} | {_links(found.tests[clause])} |"
        for clause in known.known
        if clause in known.in_scope or found.tests[clause]
    ]
    proven = len(known.in_scope) - len(found.gaps)
    return "\n".join(
        [
            "# Requirement traceability",
            "",
            f"{proven} of {len(known.in_scope)} clauses in scope are proven by tests.",
            "",
            "| Clause | In scope | Tests |",
            "|---|---|---|",
            *rows,
        ]
    )


def _links(tests: tuple[str, ...]) -> str:
    return "<br>".join(f"`{test}`" for test in tests) or "none"
