"""VINs and number plates as they are really written."""

import pytest

from domain.aggregates.vehicle.numbers import check_digit_ok, is_mainland_plate, normalised


@pytest.mark.parametrize("vin", ["11111111111111111", "1M8GDM9AXKP042788", "5GZCZ43D13S812715"])
def test_check_digit(vin: str) -> None:
    assert check_digit_ok(vin)
    assert not any(check_digit_ok(vin[:8] + digit + vin[9:]) for digit in set("0123456789X") - {vin[8]})


@pytest.mark.parametrize(
    "plate",
    ["京A12345", "粤B8A88Z", "沪AD12345", "苏E12345D", "浙A0001学", "粤Z1234港", "鲁A1234挂"],
)
def test_plates(plate: str) -> None:
    assert is_mainland_plate(normalised(plate))


@pytest.mark.parametrize(
    "plate", ["", "A12345", "京I12345", "京A1234", "京A1234I", "京A123456", "京AZ12345", "京A12345Z"]
)
def test_not_plates(plate: str) -> None:
    assert not is_mainland_plate(plate)


def test_one_written_form() -> None:
    assert normalised(" 沪a·1 23-45 ") == "沪A12345"
