"""The closed lists of words that stand in events, with what people see for them."""

from __future__ import annotations

from domain.labels import Word
from tools.catalogues.discovery import load, subclasses, summary
from tools.catalogues.markdown import code, document, table


def written() -> str:
    load("domain")
    return render(subclasses(Word, "domain"))


def render(lists: list[type[Word]]) -> str:
    sections = [
        "\n\n".join(
            filter(
                None, [f"## {kind.__name__}", summary(kind), table(("Value", "中文", "English"), _rows(kind))]
            )
        )
        for kind in sorted(lists, key=lambda kind: (kind.__name__, kind.__module__))
    ]
    return document("Words", "The value is written into events; the labels may be reworded.", *sections)


def _rows(kind: type[Word]) -> list[tuple[str, str, str]]:
    return [(code(word.value), word.zh, word.en) for word in kind]
