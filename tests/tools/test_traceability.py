from __future__ import annotations

from pathlib import Path

import pytest

from tools import clauses
from tools.clauses import UnknownClauseError
from tools.traceability import CollectionError, collect, report, trace

KNOWN = clauses.clauses(["R-001", "R-002a", "R-002b", "R-003"], ["R-001", "R-002"])


def test_a_whole_number_stands_for_its_letters() -> None:
    assert KNOWN.in_scope == ("R-001", "R-002a", "R-002b")
    assert KNOWN.expand("R-002") == ("R-002a", "R-002b")
    assert KNOWN.expand("R-002b") == ("R-002b",)


@pytest.mark.parametrize("name", ["R-009", "R-001a", "R-00", "r-001", ""])
def test_an_unknown_clause_is_refused(name: str) -> None:
    with pytest.raises(UnknownClauseError):
        KNOWN.expand(name)


def test_a_scope_with_an_unknown_clause_is_refused() -> None:
    with pytest.raises(UnknownClauseError):
        clauses.clauses(["R-001"], ["R-002"])


def test_each_clause_lists_its_tests_and_gaps_show() -> None:
    found = trace(KNOWN, {"t.py::b": ("R-002",), "t.py::a": ("R-002a", "R-002"), "t.py::c": ("R-777",)})
    assert found.tests == {
        "R-001": (),
        "R-002a": ("t.py::a", "t.py::b"),
        "R-002b": ("t.py::a", "t.py::b"),
        "R-003": (),
    }
    assert found.gaps == ("R-001",)
    assert found.unknown == (("R-777", "t.py::c"),)
    text = "\n".join(report(KNOWN, found))
    assert "unknown clause R-777 on t.py::c" in text
    assert "2 of 3 clauses in scope" in text
    assert "without a test: R-001" in text


def test_marks_on_modules_classes_and_parameters_count(tmp_path: Path) -> None:
    (tmp_path / "test_marked.py").write_text(
        "import pytest\n"
        "pytestmark = pytest.mark.requirement('R-001')\n"
        "@pytest.mark.requirement('R-002a')\n"
        "class TestIt:\n"
        "    @pytest.mark.parametrize('n', [1, pytest.param(2, marks=pytest.mark.requirement('R-003'))])\n"
        "    def test_n(self, n): pass\n",
        encoding="utf-8",
    )
    (marks,) = collect(str(tmp_path)).values()
    assert set(marks) == {"R-001", "R-002a", "R-003"}


def test_a_test_file_that_does_not_load_is_an_error_and_not_a_gap(tmp_path: Path) -> None:
    (tmp_path / "test_broken.py").write_text("import no_such_module_anywhere\n", encoding="utf-8")
    with pytest.raises(CollectionError, match="no_such_module_anywhere"):
        collect(str(tmp_path))


def test_the_projects_own_lists_agree() -> None:
    known = clauses.load()
    assert len(known.known) == len(set(known.known))
    assert known.in_scope
