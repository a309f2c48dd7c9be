"""How vehicle identification numbers and Chinese number plates are written."""

import re

_FULL_VIN = re.compile(r"^[A-HJ-NPR-Z0-9]{17}$")
_CUT_VIN = re.compile(r"^[A-HJ-NPR-Z0-9]{11}$")

# ISO 3779: letters stand for digits, each place has a weight, the ninth place is the check digit
_VALUES = {str(digit): digit for digit in range(10)} | dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ",
        (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)

_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_PLATE = re.compile(
    rf"^{_PROVINCE}[A-HJ-Z]"
    r"(?:[A-HJ-NP-Z0-9]{5}"  # ordinary
    r"|[A-HJ-NP-Z0-9]{4}[挂学警港澳领试超]"  # trailer, driving school, police, Hong Kong, Macao, consulate, trial
    r"|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}"  # new energy, small
    r"|[0-9]{5}[A-HJK])$"  # new energy, large
)
_OTHER_PLATE = re.compile(r"^[^\s]{1,15}$")


def normalised(words: str) -> str:
    """Upper case without the blanks, hyphens and middle dots that people put between groups."""
    return re.sub(r"[\s·•‧・.\-]", "", words).upper()


def is_vin(vin: str, *, complete: bool) -> bool:
    """17 characters, or the 11 that a cut export leaves; never I, O or Q."""
    return bool((_FULL_VIN if complete else _CUT_VIN).match(vin))


def check_digit_ok(vin: str) -> bool:
    """Whether the ninth character of a complete, normalised VIN fits the others.

    A hint, no verdict: makers outside North America and China need not fill it.
    """
    remainder = sum(_VALUES[char] * weight for char, weight in zip(vin, _WEIGHTS, strict=True)) % 11
    return vin[8] == ("X" if remainder == 10 else str(remainder))


def is_mainland_plate(plate: str) -> bool:
    return bool(_PLATE.match(plate))


def is_other_plate(plate: str) -> bool:
    return bool(_OTHER_PLATE.match(plate))
