"""One idea per file: a source file over 300 lines stands in the list below with its reason; the list only shrinks."""

from __future__ import annotations

from collections.abc import Mapping

from tests.architecture.source_tree import SRC, source_files

LIMIT = 300

LONG_FILES: dict[str, str] = {}
"""Path under src -> why it is not split."""


def objections(lines: Mapping[str, int], listed: Mapping[str, str]) -> list[str]:
    too_long = [
        f"{path}: {count} lines" for path, count in lines.items() if count > LIMIT and path not in listed
    ]
    settled = [f"{path}: take it off the list" for path in listed if lines.get(path, 0) <= LIMIT]
    unreasoned = [f"{path}: no reason given" for path, reason in listed.items() if not reason.strip()]
    return [*too_long, *settled, *unreasoned]


def test_source_files_are_short() -> None:
    lines = {str(path.relative_to(SRC)): len(path.read_text("utf-8").splitlines()) for path in source_files()}
    assert objections(lines, LONG_FILES) == []


def test_a_long_file_is_found() -> None:
    assert objections({"a.py": LIMIT + 1, "b.py": LIMIT}, {}) == ["a.py: 301 lines"]
    assert objections({"a.py": LIMIT + 1}, {"a.py": "one table"}) == []


def test_the_list_only_shrinks() -> None:
    assert objections({"a.py": LIMIT}, {"a.py": "one table"}) == ["a.py: take it off the list"]
    assert objections({}, {"gone.py": "one table"}) == ["gone.py: take it off the list"]
    assert objections({"a.py": LIMIT + 1}, {"a.py": " "}) == ["a.py: no reason given"]
