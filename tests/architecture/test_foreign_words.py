"""No file ties the project to one machine or one package index."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source_tree import project_files

# written so that this file does not find itself
FOREIGN = re.compile(
    "|".join(
        [
            r"/w[o]rk/",
            r"/r[o]ot/",
            r"/f[a]rm/",
            r"/h[o]me/[a-z]",
            r"/o[p]t/(?:wheels|pypi)",
            r"p[y]pi\.org",
            r"p[y]thonhosted",
            r"--(?:extra-)?inde[x]-url",
            r"https?://[^ ]+/simpl[e]\b",
        ]
    )
)


def foreign_words(text: str) -> list[str]:
    return sorted(set(FOREIGN.findall(text)))


def test_no_file_names_this_machine_or_an_index() -> None:
    assert {name: words for name, text in project_files() if (words := foreign_words(text))} == {}


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("cd /wo", "rk/main"),
        ("PYTHONPATH=/ro", "ot/x"),
        ("/fa", "rm/x"),
        ("/ho", "me/me/project"),
        ("/op", "t/wheels"),
        ("https://py", "pi.org"),
        ("https://files.py", "thonhosted.org"),
        ("pip install --ind", "ex-url https:"),
        ("https://mirror/simp", "le"),
    ],
)
def test_a_planted_word_is_found(head: str, tail: str) -> None:
    assert foreign_words(f"a {head}{tail} b") != []


@pytest.mark.parametrize(
    "innocent", ["/v1/work-orders", "a simple thing", "src/domain/aggregates/work_order/", "root"]
)
def test_plain_words_pass(innocent: str) -> None:
    assert foreign_words(innocent) == []
