"""Write the catalogues under docs/generated, or with --check fail where one is not what the code says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tools.catalogues import commands, errors, events, figures, traceability, words
from tools.clauses import ROOT

TARGET = ROOT / "docs" / "generated"
CATALOGUES: dict[str, Callable[[], str]] = {
    "commands.md": commands.written,
    "errors.md": errors.written,
    "events.md": events.written,
    "figures.md": figures.written,
    "traceability.md": traceability.written,
    "words.md": words.written,
}
"""File name -> the function that writes its text."""
HEADER = "<!-- Written by `make docs`. Do not edit. -->\n\n"


def render(catalogues: dict[str, Callable[[], str]]) -> dict[str, str]:
    """File name -> its full text."""
    return {name: f"{HEADER}{catalogue().rstrip()}\n" for name, catalogue in catalogues.items()}


def write(texts: dict[str, str], target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for stray in strays(texts, target):
        (target / stray).unlink()
    for name, text in texts.items():
        (target / name).write_text(text, encoding="utf-8")


def strays(texts: dict[str, str], target: Path) -> list[str]:
    """Files that no catalogue writes any more."""
    return sorted(path.name for path in target.glob("*") if path.name not in texts)


def differences(texts: dict[str, str], target: Path) -> list[str]:
    """Names of catalogues that are missing, out of date, or no longer written."""
    stale = [
        name
        for name, text in texts.items()
        if not (target / name).is_file() or (target / name).read_text("utf-8") != text
    ]
    return sorted([*stale, *strays(texts, target)])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail on a difference")
    options = parser.parse_args(arguments)
    texts = render(CATALOGUES)
    if not options.check:
        write(texts, TARGET)
        return 0
    stale = differences(texts, TARGET)
    if stale:
        print(f"out of date under {TARGET.relative_to(ROOT)}: {', '.join(stale)}; run `make docs` and commit")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
