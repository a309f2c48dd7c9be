"""C01 to C04: what technicians make of their time; see ``workshop_time``."""

from __future__ import annotations

from tests.projections.kpi.golden.expected.workshop_time import (
    ABSENT,
    CLOCKED,
    NOT_SOLD,
    SHIFT_OPEN,
    SHIFT_OPEN_IN_APRIL,
    sold_and,
)
from tests.projections.kpi.golden.ledger import HOURS, MINUTES, PIECES, Golden, Sums

C01 = Golden(
    "C01",
    units=(MINUTES, MINUTES),
    march=Sums(
        " ".join(f"{day}={on_jobs}/{attended}" for day, (attended, on_jobs) in CLOCKED.items()),
        "27.2144",
        numerator="3180",
        denominator="11685",
        excluded={"absent": f"{ABSENT}=0", "shift_open": f"{SHIFT_OPEN}=40"},
    ),
    april=Sums(
        "te01-04-01=40/480 te02-04-01=120/480",
        "16.6667",
        numerator="160",
        denominator="960",
        excluded={"shift_open": f"{SHIFT_OPEN_IN_APRIL}=0"},
    ),
    by={"technician": {"te01": "24.2507", "te02": "29.4304", "te03": "28.125", "te04": "37.5"}},
    days={2: "285/480 1+0-0", 11: "120/900 2+0-0", 12: "50/465 1+0-1", 13: "120/960 2+0-1"},
)

C02 = Golden(
    "C02",
    units=(HOURS, MINUTES),
    march=Sums(
        sold_and(" ".join(f"{day}=0/{on_jobs}" for day, (_, on_jobs) in CLOCKED.items())),
        "72.6604",  # 38.51 h of 53 h
        numerator="38.51",
        denominator="3180",
        excluded={
            **NOT_SOLD,
            "absent": f"{ABSENT}=0",
            "shift_open": f"{SHIFT_OPEN}=0/40",
        },
    ),
    # 30 and 42: 2.8 h of 2 h 40
    april=Sums(
        "30/J1=2 42/J1=0.8 te01-04-01=0/40 te02-04-01=0/120",
        "105",
        numerator="2.8",
        denominator="160",
        excluded={"shift_open": f"{SHIFT_OPEN_IN_APRIL}=0"},
    ),
    by={
        "technician": {
            # 01 .8, 02 3.2, 07 3.2, 09 .8, 25 .5, 12 2, 17 .8, 27 .8, 28 1.2, 10 2, 33 1.8, 16 .369963:
            # 17.469963 of 22.25
            "te01": "78.5167",
            # 05 1.2, 06 3, 08 1.8, 80 2, 11 1.2, 13 1.2, 15 .4, 18 2.2, 29 .8, 34 1, 16 .369963:
            # 15.169963 of 23.25
            "te02": "65.2472",
            "te03": "74.8905",  # 26 3, 16 .370074: 3.370074 of 4.5
            "te04": "83.3333",  # 26 2.5 of 3
        }
    },
    # 15 is finished on a day on which only te01 clocked, and 17 with it: 1.2 h in 50 minutes
    days={12: "1.2/50 3+0-1"},
)

C03 = Golden(
    "C03",
    units=(HOURS, MINUTES),
    march=Sums(
        sold_and(" ".join(f"{day}=0/{attended}" for day, (attended, _) in CLOCKED.items())),
        "19.7741",  # 38.51 h of 194.75 h
        numerator="38.51",
        denominator="11685",
        excluded={
            **NOT_SOLD,
            "absent": f"{ABSENT}=0",
            "shift_open": f"{SHIFT_OPEN}=0",
        },
    ),
    april=Sums(
        "30/J1=2 42/J1=0.8 te01-04-01=0/480 te02-04-01=0/480",
        "17.5",
        numerator="2.8",
        denominator="960",
        excluded={"shift_open": f"{SHIFT_OPEN_IN_APRIL}=0"},
    ),
)

_LOST_BESIDE = {"te01-03-03": (30, 120), "te01-03-09": (60,), "te02-03-16": (60,)}
"""A meeting and a training; cleaning; nothing to do."""

C04 = Golden(
    "C04",
    units=(MINUTES, PIECES),
    # attended less clocked on jobs, 8505 minutes, of which 270 were clocked on something else
    march=Sums(
        " ".join(
            f"{day}={attended - on_jobs - sum(_LOST_BESIDE.get(day, ()))}"
            for day, (attended, on_jobs) in CLOCKED.items()
        )
        + " te01-03-03=30 te01-03-03=120 te01-03-09=60 te02-03-16=60",
        "141.75",
        numerator="8505",
        excluded={"absent": f"{ABSENT}=0", "shift_open": f"{SHIFT_OPEN}=0"},
    ),
    april=Sums(
        "te01-04-01=440 te02-04-01=360",
        "13.3333",
        numerator="800",
        excluded={"shift_open": f"{SHIFT_OPEN_IN_APRIL}=0"},
    ),
    by={
        "reason": {
            "meeting": "0.5",
            "training": "2",
            "cleaning": "1",
            "idle": "1",
            "unrecorded": "137.25",
        }
    },
    days={3: "420/0 3+0-0", 12: "415/0 1+0-1"},
)

TECHNICIANS = (C01, C02, C03, C04)
