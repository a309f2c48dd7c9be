"""Invented customers and their cars."""

from dataclasses import dataclass
from random import Random

from application.demo.goods import MODELS, Model
from domain.aggregates.vehicle.numbers import check_digit_ok

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = (
    "伟",
    "芳",
    "娜",
    "敏",
    "静",
    "丽",
    "强",
    "磊",
    "洋",
    "艳",
    "勇",
    "杰",
    "涛",
    "明华",
    "晓燕",
    "志强",
)
_VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"


@dataclass(frozen=True, slots=True)
class Guest:
    """A customer with a car, as they come through the door. ``km`` is what the instrument shows."""

    name: str
    phone: str
    plate: str
    vin: str
    model: Model
    model_year: int
    km: int


def invent(random: Random, *, electric: bool | None = None) -> Guest:
    """Somebody new; ``electric`` asks for a car of that kind."""
    models = [model for model in MODELS if electric in {None, model.electric}]
    model = random.choice(models)
    return Guest(
        name=random.choice(_SURNAMES) + random.choice(_GIVEN),
        phone=f"13{random.randrange(10**9):09d}",
        plate=_plate(random, electric=model.electric),
        vin=_vin(random),
        model=model,
        model_year=random.randrange(2016, 2025),
        km=random.randrange(6_000, 145_000),
    )


def _plate(random: Random, *, electric: bool) -> str:
    tail = f"{random.randrange(10**5):05d}"
    return f"沪AD{tail}" if electric else f"沪{random.choice('ABCDEFG')}{tail}"


def _vin(random: Random) -> str:
    """Seventeen characters with the check digit that fits them."""
    drawn = "LSV" + "".join(random.choices(_VIN_LETTERS, k=8)) + f"{random.randrange(10**5):05d}"
    for digit in "0123456789X":
        vin = drawn[:8] + digit + drawn[8:]
        if check_digit_ok(vin):
            return vin
    raise AssertionError("one of eleven remainders always fits")
