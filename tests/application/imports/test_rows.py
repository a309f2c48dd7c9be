"""One row at a time: what is taken, what is not, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from application.commands import CommandEnvelope, Outcome
from application.imports import Result, Verdict, write_rejections
from application.replay import replay
from domain.aggregates.vehicle import VEHICLE
from domain.aggregates.vehicle.events import VehicleRegistered
from domain.errors import Invalid, NotFound
from domain.reasons import ReasonCode
from tests.application.imports.files import GOOD, House, house, write


def _load(here: House, *rows: dict[str, str]) -> list[Result]:
    return here.load(write(here.directory / "rows.csv", rows))


@pytest.mark.parametrize(
    ("cell", "value", "code", "field"),
    [
        ("VIN", "", "VEH-REGISTER-003", "VIN"),
        ("VIN", "PLEASE PROV", "VEH-VIN-002", "VIN"),
        ("VIN", "1FA", "VEH-VIN-001", "VIN"),
        ("PROD_TYPE", "C", "IMP-ROW-005", "PROD_TYPE"),
        ("CMPLID", "", "IMP-ROW-003", "CMPLID, ODINO"),
        ("CDESCR", "", "IMP-FIELD-001", "CDESCR"),
        ("CDESCR", "x" * 4001, "IMP-FIELD-005", "CDESCR"),
        ("CDESCR", "bell\x07", "IMP-FIELD-005", "CDESCR"),
        ("MAKETXT", "", "IMP-FIELD-001", "MAKETXT"),
        ("MODELTXT", "y" * 121, "IMP-FIELD-005", "MODELTXT"),
        ("MILES", "-5", "IMP-FIELD-005", "MILES"),
        ("MILES", "3000001", "IMP-FIELD-005", "MILES"),
        ("MILES", "about 50", "IMP-FIELD-002", "MILES"),
        ("MILES", "1e400", "IMP-FIELD-002", "MILES"),
        ("MILES", "NaN", "IMP-FIELD-002", "MILES"),
        ("MILES", "12.5", "IMP-FIELD-002", "MILES"),
        ("YEARTXT", "94", "IMP-FIELD-005", "YEARTXT"),
        ("FAILDATE", "19941399", "IMP-FIELD-003", "FAILDATE"),
        ("FAILDATE", "20991231", "IMP-FIELD-004", "FAILDATE"),
    ],
)
def test_a_bad_cell_rejects_its_row_alone(
    tmp_path: Path, cell: str, value: str, code: str, field: str
) -> None:
    with house(tmp_path) as here:
        bad, good = _load(here, {**GOOD, cell: value}, {**GOOD, "CMPLID": "1002", "ODINO": "9002"})
        assert (bad.line, bad.verdict) == (2, Verdict.REJECTED)
        assert bad.problem is not None
        assert (bad.problem.code, bad.problem.field) == (code, field)
        assert value == "" or value not in bad.problem.zh + bad.problem.en
        assert good.verdict is Verdict.ACCEPTED


def test_a_rejected_row_leaves_nothing_behind(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        _load(here, {**GOOD, "MILES": "-5"}, {**GOOD, "VIN": ""}, {**GOOD, "CDESCR": ""})
        assert here.system.log.head() == 0
        assert here.system.log.refusals(limit=10) == []


def test_a_car_without_an_odometer_reading_arrives_with_the_reason(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        assert [each.verdict for each in _load(here, {**GOOD, "MILES": ""})] == [Verdict.ACCEPTED]
        (arrived,) = here.system.log.read_all(
            after=0, limit=10, type_names=frozenset({"visit.vehicle_arrived"})
        )
        assert arrived.meta.reason is not None
        assert arrived.meta.reason.code is ReasonCode.IMPORTED


def test_miles_become_kilometres_and_a_cut_vin_is_marked(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        _load(here, GOOD)
        (registered,) = here.system.log.read_all(
            after=0, limit=10, type_names=frozenset({"vehicle.vehicle_registered"})
        )
        vehicle = replay(here.system.log, VEHICLE, registered.stream).state
        assert vehicle.odometer is not None
        assert vehicle.odometer.km == 80_467
        assert isinstance(registered.event, VehicleRegistered)
        assert registered.event.vin_complete is False


def test_the_same_key_with_other_content_is_rejected(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        first, again, other = _load(here, GOOD, GOOD, {**GOOD, "MILES": "60000"})
        assert [first.verdict, again.verdict] == [Verdict.ACCEPTED, Verdict.KNOWN]
        assert other.problem is not None
        assert other.problem.code == "IMP-ROW-004"
        head = here.system.log.head()
        (later,) = _load(here, {**GOOD, "CDESCR": "SOMETHING ELSE ENTIRELY"})
        assert later.problem is not None
        assert later.problem.code == "IMP-ROW-004"
        assert here.system.log.head() == head


def test_the_key_counts_not_the_place_in_the_file(tmp_path: Path) -> None:
    second = {**GOOD, "CMPLID": "1002", "ODINO": "9002"}
    with house(tmp_path) as here:
        _load(here, GOOD, second)
        head = here.system.log.head()
        assert {each.verdict for each in _load(here, second, GOOD)} == {Verdict.KNOWN}
        assert here.system.log.head() == head


def test_a_known_car_is_recognised_by_its_complete_vin(tmp_path: Path) -> None:
    whole = {**GOOD, "VIN": "LSVAA4182E2123456"}
    with house(tmp_path) as here:
        _load(here, whole)
        (result,) = _load(here, {**whole, "CMPLID": "1002", "ODINO": "9002"})
        # the car is still in the house: it cannot arrive a second time
        assert result.problem is not None
        assert result.problem.code.startswith("VEH-")
        cars = here.system.log.read_all(
            after=0, limit=10, type_names=frozenset({"vehicle.vehicle_registered"})
        )
        assert len(cars) == 1


def test_an_import_that_was_broken_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        path = write(tmp_path / "rows.csv", [GOOD])
        whole = here.load(path, dry_run=True)
        sent: list[CommandEnvelope] = []

        def falters(envelope: CommandEnvelope) -> Outcome:
            if len(sent) == 6:
                raise KeyboardInterrupt
            sent.append(envelope)
            return here.system.bus.handle(envelope)

        with pytest.raises(KeyboardInterrupt):
            here.load(path, give=falters)
        stopped_at = here.system.log.head()
        assert stopped_at > 0
        assert here.load(path) == whole
        assert here.system.log.head() > stopped_at
        assert {each.verdict for each in here.load(path)} == {Verdict.KNOWN}


def test_the_sheet_names_line_column_code_and_text(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        results = _load(here, GOOD, {**GOOD, "CMPLID": "1002", "MILES": "x"})
        write_rejections(tmp_path / "sheet.csv", [each for each in results if each.problem])
        header, line = (tmp_path / "sheet.csv").read_text("utf-8-sig").splitlines()
        assert header == "line,field,code,text_zh,text_en"
        assert line == "3,MILES,IMP-FIELD-002,不是整数,Not a whole number"


def test_a_file_that_is_not_there_or_lacks_columns_is_named(tmp_path: Path) -> None:
    with house(tmp_path) as here:
        with pytest.raises(NotFound, match="IMP-FILE-001"):
            here.load(tmp_path / "nothing.csv")
        empty = tmp_path / "empty.csv"
        empty.write_text("\n\n", "utf-8")
        with pytest.raises(Invalid, match="IMP-FILE-004"):
            here.load(empty)
        short = tmp_path / "short.csv"
        short.write_text("CMPLID,VIN\n1,2\n", "utf-8")
        with pytest.raises(Invalid, match="IMP-FILE-003"):
            here.load(short)
