"""备件: S01 to S11a and V17; see ``stories/parts.py``.

OF and BP are kept in stock, SA and the doors for accidents only; GK is in no class.
"""

from __future__ import annotations

from tests.projections.kpi.golden.expected.visits import NO_VISIT
from tests.projections.kpi.golden.ledger import PIECES, YUAN, Golden, Sums, all_bring, disabled

_STOCKED = (
    # OF, then BP, and the two that were not to be had
    "01/J1/L2=1/1 31/J1/L3=1/1 17/J1/L2=1/1 29/J1/L2=1/1"
    " 02/J1/L2=1/1 05/J1/L2=1/1 11/J1/L2=1/1 13/J1/L2=1/1 18/J1/L2=1/1 28/J1/L2=1/1 BP=0/1"
)
_OTHERS = "02/J2/L4=0/1 31/J1/L2=0/1 12/J1/L2=1/1 16/J1/L2=1/1 10/J1/L2=0/1 26/J1/L2=0/1"
"""26 counts at the door it asked for, DR, and not at DN. 30 asked in February."""
_APRIL = "42/J1/L2=1/1 43/J1/L2=0/1 43/J1/L3=1/1"

S01 = Golden(
    "S01",
    march=Sums(_STOCKED, "90.9091", numerator="10", denominator="11", excluded={"not_stocked": _OTHERS}),
    april=Sums(_APRIL, "66.6667", numerator="2", denominator="3"),
    by={"usage_class": {"maintenance": "100", "common": "85.7143", "accident": None}},  # 4 of 4, 6 of 7
    days={2: "3/3 3+0-2", 20: "0/1 1+0-0"},
)

S01A = Golden(
    "S01a",
    # 10 + 2 of 11 + 6
    march=Sums(f"{_STOCKED} {_OTHERS}", "70.5882", numerator="12", denominator="17"),
    april=Sums(_APRIL, "66.6667", numerator="2", denominator="3"),
    by={"usage_class": {"maintenance": "100", "common": "85.7143", "accident": "33.3333"}},  # 2 of 6
)

S02 = Golden(
    "S02",
    each=(1000, 1000),
    march=Sums(
        # ten and six lines of one piece each; two pads lost; one arm in each of P1, P3 and P5: 16 - 3 of 18
        "01/J1/L2 31/J1/L3 17/J1/L2 29/J1/L2 02/J1/L2 05/J1/L2 11/J1/L2 13/J1/L2 18/J1/L2 28/J1/L2"
        " 02/J2/L4 31/J1/L2 12/J1/L2 16/J1/L2 10/J1/L2 26/J1/L2"
        " BP=0/2000 P1/L1=-1000/0 P3/L1=-1000/0 P5/L1=-1000/0",
        "72.2222",
        numerator="13000",
        denominator="18000",
    ),
    april=Sums("42/J1/L2 43/J1/L2 43/J1/L3", "100", numerator="3000", denominator="3000"),
)

S03 = Golden(
    "S03",
    each=(0, 1),
    march=Sums(
        # work on 11 and 18 stood; 31 was promised for the 3rd. The parts of 02, 10 and 26 came in time
        "01 02 31=1 04 05 06 07 08 09 25 11=1 12 13 14 20 23 15 17 16 24 26 18=1 22 29 10 34 33",
        "11.1111",
        numerator="3",
        denominator="27",
        separate="27 28",
        excluded=NO_VISIT,
    ),
    # 43 was promised for five o'clock, without pads
    april=Sums("42 41 43=1", "33.3333", numerator="1", denominator="3"),
    by={"advisor": {"sa01": "15.3846", "sa02": "7.1429", "": None}},  # 11 and 18 of 13; 31 of 14
)

_SHELVES = (
    "GK=0/100 OF=0/300 BP=0/600"
    # the 2nd, 4th, 5th and 6th
    " OF=30/-30 BP=300/-300 SA=550/0 BP=300/-300 OF=0/360 BP=0/640 BP=0/640"
    # the 9th: BP two out and one back, SA two in and one out; the 10th to the 13th
    " BP=320/-320 SA=500/500 BP=320/-320 OF=33.16/-33.16 SA=500/-500"
    # the 17th (two BP), 18th (596.84 / 18 = 33.1578), the count of the 25th (563.68 / 17 = 33.1576) and the 26th
    " BP=640/-640 DN=1000/0 OF=33.16/-33.16 OF=0/-33.16 SA=560/0"
)
"""What was used up, and by how much the shelf's value changed, by day."""
_SHELVES_IN_APRIL = f"{_SHELVES} OF=33.16/-33.16 SA=600/0"
"""530.52 / 16 = 33.1575. At the end of April 100 + 497.36 are left."""

# Used up by the end of March: 30 + 300 + 550 + 300 + 320 + 500 + 320 + 33.16 + 500 + 640 + 1000 + 33.16 + 560: 5086.32.
# Month-ends: March 2025 to January 2026 eleven times 100, February 1000, March 100 + 530.52: together 2730.52.
# In the year up to the end of April 5086.32 + 633.16; ten times 100, 1000, 630.52, 597.36: together 3227.88.

S04 = Golden(
    "S04",
    units=(YUAN, YUAN),
    # 5086.32 x 13 / 2730.52; 5719.48 x 13 / 3227.88
    march=Sums(_SHELVES, "24.2160", numerator="5086.32", denominator="2730.52"),
    april=Sums(_SHELVES_IN_APRIL, "23.0347", numerator="5719.48", denominator="3227.88"),
    by={
        "usage_class": {
            "accident": None,  # nothing lies there at the end of any month
            # 96.32 in two months: x 6, by the average of 300 and 530.52
            "maintenance": "1.3917",
            "common": "37.6",  # 1880 in two months: x 6, by the average of 600 and nothing
            "": "0",  # GK
        }
    },
)

S04A = Golden(
    "S04a",
    units=(YUAN, YUAN),
    # 365 / 24.2160; 365 / 23.0347
    march=Sums(_SHELVES, "15.0727", numerator="2730.52", denominator="5086.32"),
    april=Sums(_SHELVES_IN_APRIL, "15.8457", numerator="3227.88", denominator="5719.48"),
)

S05 = Golden(
    "S05",
    units=(YUAN, YUAN),
    # 630.52 x 12 / 5086.32; 597.36 x 12 / 5719.48
    march=Sums(_SHELVES, "1.4876", numerator="630.52", denominator="5086.32"),
    april=Sums(_SHELVES_IN_APRIL, "1.2533", numerator="597.36", denominator="5719.48"),
)


def _changes(words: str) -> str:
    return " ".join(f"{part}=0/{numbers.partition('/')[2]}" for part, _, numbers in _cut(words))


def _cut(words: str) -> list[tuple[str, str, str]]:
    return [word.partition("=") for word in words.split()]


S06 = Golden(
    "S06",
    units=(YUAN, YUAN),
    # GK was put there on 20 March 2025 and never wanted; everything else was issued or bought this spring
    march=Sums(_changes(_SHELVES), "15.8599", numerator="100", denominator="630.52"),
    april=Sums(_changes(_SHELVES_IN_APRIL), "16.7403", numerator="100", denominator="597.36"),
)

S07 = Golden(
    "S07",
    each=(0, 1),
    march=Sums(
        "P1/L1=1 P2/L1 P2/L2 P3/L1=1 P4/L1 P5/L1=1",
        "50",
        numerator="3",
        denominator="6",
        excluded={"cancelled": "P6/L1"},
    ),
    april=Sums("", None, numerator="0"),
    by={"supplier": {"MAKER": "50"}},
)

S08 = Golden(
    "S08",
    each=(1, 1),
    march=Sums(
        "P1/L1 P2/L1 P2/L2=0 P3/L1=0 P4/L1 P5/L1",
        "66.6667",
        numerator="4",
        denominator="6",
        excluded={"cancelled": "P6/L1=0"},
    ),
    april=Sums("", None, numerator="0"),
)

S08A = Golden(
    "S08a",
    # P3 was issued on the 5th: 26 days
    march=Sums("P3/L1", "26", numerator="26", denominator="1"),
    april=Sums("", None, numerator="0"),
)

S09 = Golden(
    "S09",
    march=Sums("C1/OF=0/1 C1/BP=1/1 C1/GK=1/1", "66.6667", numerator="2", denominator="3"),
    april=Sums("", None, numerator="0"),
)
S09A = Golden(
    "S09a",
    units=(YUAN, PIECES),
    march=Sums("C1/OF=-33.16 C1/BP=0 C1/GK=0", "-33.16", numerator="-33.16"),
    april=Sums("", "0", numerator="0"),
)
S09B = Golden(
    "S09b",
    units=(YUAN, PIECES),
    march=Sums("C1/OF=33.16 C1/BP=0 C1/GK=0", "33.16", numerator="33.16"),
    april=Sums("", "0", numerator="0"),
)

S10 = Golden(
    "S10",
    march=Sums(
        all_bring(
            "0/1",
            "01/J1/L2 02/J1/L2 02/J2/L4 05/J1/L2 11/J1/L2 12/J1/L2 13/J1/L2 16/J1/L2 17/J1/L2 18/J1/L2 28/J1/L2"
            " 29/J1/L2 26/J1/L2 10/J1/L2",
        )
        + " 11/J1/L2=1/0",
        "7.1429",
        numerator="1",
        denominator="14",
    ),
    april=Sums("42/J1/L2=0/1 30/J1/L2=0/1", "0", numerator="0", denominator="2"),
)

S11 = Golden(
    "S11",
    # that of 31 was ended on the 18th; that of 43 ran out on 17 April
    march=Sums("", "0", numerator="0"),
    april=Sums("43/J1/L3", "1", numerator="1"),
)
S11A = Golden(
    "S11a",
    march=Sums("31/J1/L3", "1", numerator="1"),
    april=Sums("", "0", numerator="0"),
)

V17 = Golden(
    "V17",
    units=(YUAN, YUAN),
    # without 13 % tax 160 is 141.59, 200 176.99, 260 230.09, 500 442.48, 900 796.46, 1500 1327.43
    march=Sums(
        "01/J1/L2=111.59/141.59 02/J1/L2=142.48/442.48 02/J2/L4=246.46/796.46 05/J1/L2=142.48/442.48"
        # 11: two at 320 less one
        " 11/J1/L2=122.48/442.48 12/J1/L2=296.46/796.46 13/J1/L2=122.48/442.48 16/J1/L2=296.46/796.46"
        " 17/J1/L2=108.43/141.59 18/J1/L2=122.48/442.48 29/J1/L2=108.43/141.59 26/J1/L2=327.43/1327.43"
        " 10/J1/L2=236.46/796.46",
        "33.3423",
        numerator="2384.12",
        denominator="7150.44",
        separate="28/J1/L2=122.48/442.48",
        excluded={
            "rework_out": "23/J1/L2=0/530.97",
            "no_cost": "06/J1/L2=0/796.46 06/J2/L4=0/176.99 07/J1/L2=0/442.48 07/J2/L4=0/716.81 08/J1/L2=0/230.09"
            " 80/J1/L2=0/1238.94 80/A1=0/176.99 09/J1/L2=0/141.59 09/A1=0/77.88 14/A1=0/265.49 15/J1/L2=0/530.97"
            " 18/J2/L4=0/176.99 26/J2/L4=0/309.73 34/J1/L2=0/176.99",
        },
    ),
    april=Sums(
        # 10 is taken back with the margin it had, and sold again for 600
        "42/J1/L2=108.43/141.59 30/J1/L2=196.46/796.46 10/J1/L2=-236.46/-796.46 10/J1/L2=-29.03/530.97",
        "5.8582",
        numerator="39.40",
        denominator="672.56",
        excluded={"no_cost": "33/J1/L2=0/230.09"},
    ),
)

PARTS = (
    *(S01, S01A, S02, S03, S04, S04A, S05, S06, S07, S08, S08A),
    *(S09, S09A, S09B, S10, S11, S11A, V17, disabled("V17a")),
)
