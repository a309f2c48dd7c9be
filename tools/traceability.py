"""Which tests prove which clause: `python -m tools.traceability [--strict]`.

The tests are collected, not read, so that marks on modules, classes and parameters count as they do in a run.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pytest

from tools import clauses
from tools.clauses import ROOT, Clauses, UnknownClauseError

Marks = Mapping[str, tuple[str, ...]]
"""Test id without parameters -> the clause names it is marked with."""


class CollectionError(Exception):
    """Some tests could not be collected, so nothing can be said about coverage."""


@dataclass(frozen=True)
class Trace:
    """`tests` has a key for every known clause, in the order of the index."""

    tests: Mapping[str, tuple[str, ...]]
    unknown: tuple[tuple[str, str], ...]
    """(clause name, test id)"""
    gaps: tuple[str, ...]
    """In scope, and no test proves it."""


@dataclass
class _MarkCollector:
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            names = [str(name) for mark in item.iter_markers("requirement") for name in mark.args]
            if names:
                test = item.nodeid.partition("[")[0]
                self.marks[test] = tuple(dict.fromkeys([*self.marks.get(test, ()), *names]))


def collect(*arguments: str) -> Marks:
    """Collect under `arguments` (default: the configured test paths). CollectionError carries pytest's own words."""
    collector = _MarkCollector()
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        # nothing is run, so nothing is rewritten: libraries that are imported already would be complained of
        options = ["--collect-only", "-q", "--assert=plain", f"--rootdir={ROOT}"]
        code = pytest.main([*options, *arguments], plugins=[collector])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        raise CollectionError(said.getvalue())
    return collector.marks


def trace(known: Clauses, marks: Marks) -> Trace:
    proofs: dict[str, list[str]] = {clause: [] for clause in known.known}
    unknown: list[tuple[str, str]] = []
    for test, names in sorted(marks.items()):
        for name in names:
            try:
                expanded = known.expand(name)
            except UnknownClauseError:
                unknown.append((name, test))
                continue
            for clause in expanded:
                if test not in proofs[clause]:
                    proofs[clause].append(test)
    return Trace(
        tests={clause: tuple(tests) for clause, tests in proofs.items()},
        unknown=tuple(unknown),
        gaps=tuple(clause for clause in known.in_scope if not proofs[clause]),
    )


def report(known: Clauses, found: Trace) -> Iterable[str]:
    for clause in known.known:
        tests = found.tests[clause]
        if tests or clause in known.in_scope:
            yield f"{clause:<8} {len(tests)} test{'' if len(tests) == 1 else 's'}"
            yield from (f"           {test}" for test in tests)
    for name, test in found.unknown:
        yield f"unknown clause {name} on {test}"
    proven = len(known.in_scope) - len(found.gaps)
    yield f"{proven} of {len(known.in_scope)} clauses in scope are proven by tests"
    if found.gaps:
        yield f"without a test: {', '.join(found.gaps)}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="traceability", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a clause in scope has no test")
    options = parser.parse_args(arguments)
    known = clauses.load()
    try:
        found = trace(known, collect())
    except CollectionError as failed:
        print(failed)
        return 2
    print("\n".join(report(known, found)))
    return 1 if found.unknown or (options.strict and found.gaps) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
