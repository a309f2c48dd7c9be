"""Every refusal a user may meet, with its stable code."""

from __future__ import annotations

from collections.abc import Iterable

from domain.errors import ErrorCode, catalogue
from tools.catalogues.discovery import load
from tools.catalogues.markdown import code, document, table

PACKAGES = ("domain", "application", "projections", "runtime", "api", "cli")


def written() -> str:
    for package in PACKAGES:
        load(package)
    return render(catalogue().values())


def render(codes: Iterable[ErrorCode]) -> str:
    rows = [(code(error.code), error.zh, error.en) for error in sorted(codes, key=lambda error: error.code)]
    return document(
        "Error codes",
        f"{len(rows)} codes. A code keeps its meaning for ever; its texts may be reworded.",
        table(("Code", "中文", "English"), rows),
    )
