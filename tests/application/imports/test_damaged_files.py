"""However a file is damaged: every row is accounted for, good rows survive, nothing is half done."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.imports import Verdict, load_mapping, open_sheet
from tests.application.imports.files import COLUMNS, GOOD, house, write

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\r\n"'), max_size=12)
_DAMAGE = st.dictionaries(st.sampled_from(COLUMNS), _TEXT, min_size=1, max_size=4)
_LINES = st.lists(
    st.one_of(
        st.just('1,2,"open quote'),
        st.just('a,"b"c,d'),
        st.just(",".join("x" for _ in COLUMNS)),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    ),
    max_size=6,
)


@settings(max_examples=30)  # each of them opens a store: fewer, with more rows
@given(damage=st.lists(_DAMAGE, max_size=10))
def test_rows_with_damaged_cells(
    damage: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = [{**GOOD, "CMPLID": str(number), "ODINO": str(number), **d} for number, d in enumerate(damage)]
    last = {**GOOD, "CMPLID": "last", "ODINO": "last"}
    with house(tmp_path_factory.mktemp("import")) as here:
        path = write(here.directory / "rows.csv", [*rows, last])
        foretold = here.load(path, dry_run=True)
        results = here.load(path)
        assert results == foretold
        assert len(results) == len(rows) + 1
        assert results[-1].verdict is Verdict.ACCEPTED
        head = here.system.log.head()
        assert Verdict.ACCEPTED not in {each.verdict for each in here.load(path)}
        assert here.system.log.head() == head
        opened = here.system.log.read_all(after=0, limit=1000, type_names=frozenset({"work_order.opened"}))
        issued = here.system.log.read_all(
            after=0, limit=1000, type_names=frozenset({"work_order.dispatch_order_issued"})
        )
        assert len(opened) == len(issued) == [each.verdict for each in results].count(Verdict.ACCEPTED)


@given(lines=_LINES)
def test_lines_that_are_no_rows(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = tmp_path_factory.mktemp("import")
    path = write(directory / "rows.csv", [GOOD])
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write("".join(line + "\r\n" for line in lines))
        file.write(",".join(GOOD[column].replace(",", " ") for column in COLUMNS) + "\r\n")
    mapping = load_mapping("nhtsa-complaints")
    rows = list(open_sheet(path, mapping.encodings).rows(mapping))
    assert rows[0].problem is None
    assert rows[0].cells["CDESCR"] == GOOD["CDESCR"]
    assert [row.line for row in rows] == sorted({row.line for row in rows})
    assert rows[-1].cells.get("CMPLID") == GOOD["CMPLID"]


def test_an_open_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    rows = [{**GOOD, "CMPLID": str(number), "ODINO": str(number)} for number in range(4)]
    path = write(tmp_path / "rows.csv", rows)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace("THE PEDAL", '"THE PEDAL')
    path.write_text("".join(lines), "utf-8")
    with house(tmp_path) as here:
        verdicts = {each.line: each.verdict for each in here.load(path)}
    assert verdicts == {
        2: Verdict.ACCEPTED,
        3: Verdict.REJECTED,
        4: Verdict.ACCEPTED,
        5: Verdict.ACCEPTED,
    }


def test_line_breaks_inside_quotes_belong_to_the_cell(tmp_path: Path) -> None:
    words = "FIRST IT SQUEAKED,\nTHEN IT STOPPED"
    rows = [{**GOOD, "CDESCR": words}, {**GOOD, "CMPLID": "1002", "ODINO": "9002"}]
    with house(tmp_path) as here:
        results = here.load(write(tmp_path / "rows.csv", rows))
    assert [(each.line, each.verdict) for each in results] == [
        (2, Verdict.ACCEPTED),
        (4, Verdict.ACCEPTED),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "latin-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    words = "é ü" if encoding == "latin-1" else "刹车异响"
    own = tmp_path / "own.toml"
    shipped = Path(__file__).resolve().parents[3] / "src/application/imports/mappings/nhtsa-complaints.toml"
    tried = {"latin-1": '["utf-8", "latin-1"]'}.get(encoding, '["utf-8-sig", "gb18030"]')
    own.write_text(shipped.read_text("utf-8").replace('["utf-8-sig", "latin-1"]', tried), "utf-8")
    mapping = load_mapping(str(own))
    path = write(tmp_path / "rows.csv", [{**GOOD, "CDESCR": words}], encoding)
    (row,) = open_sheet(path, mapping.encodings).rows(mapping)
    assert row.cells["CDESCR"] == words
