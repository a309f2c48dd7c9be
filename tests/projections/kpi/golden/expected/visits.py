"""台次: V01, V02, V03, V03a and what is told of visits in C09.

Arrived in March, by day:
 2: 01 02 31    3: 03 04     4: 05 06     5: 07 08     6: 09 25     9: 11 12    10: 13 14 20   11: 23 15   12: 17
13: 16 19 21   16: 24 26    17: 18 27 28 18: 22 29    26: 10       27: 34      31: 33. In all 32; 30 came in February.
In April: 42 on the 1st, 41 and 43 on the 3rd.

03 was cancelled before work: no visit. 19 was turned away, 21 left without an order. 27 and 28 are the store's own.
04 was cancelled after work: a visit all the same. 25 came again on the day of 09: a visit of its own.
"""

from __future__ import annotations

from tests.projections.kpi.golden.ledger import Golden, Sums

ARRIVED = "01 02 31 04 05 06 07 08 09 25 11 12 13 14 20 23 15 17 16 24 26 18 22 29 10 34 33"
"""Counted: 27."""
LEFT = "01 02 05 06 07 08 09 25 11 12 13 14 20 23 15 17 16 24 26 18 22 29 10 34"
"""In March with everything settled: 24. 31 stays; 30 and 33 leave in April. 04 has left, but nothing is settled."""
OWN = "27 28"
NO_VISIT = {"cancelled_before_work": "03", "turned_away": "19", "no_order": "21"}

V01 = Golden(
    "V01",
    march=Sums(ARRIVED, "27", numerator="27", separate=OWN, excluded=NO_VISIT),
    april=Sums("42 41 43", "3", numerator="3"),
    by={
        # sa01: 01 05 07 09 25 11 14 23 16 24 18 22 33; sa02: 02 31 04 06 08 12 13 20 15 17 26 29 10 34; nobody: 21
        "advisor": {"sa01": "13", "sa02": "14", "": "0"},
        # 08 stands under its first order, the maintenance
        "order_class": {
            "maintenance": "5",  # 01 08 09 17 33
            "repair": "13",  # 02 31 04 05 07 25 11 12 13 16 18 10 34
            "warranty": "1",  # 06
            "accident": "1",  # 26
            "addon": "1",  # 14
            "rescue": "1",  # 15
            "free": "1",  # 29
            "rework_out": "4",  # 20 22 23 24
            "pdi": "0",
            "internal": "0",
            "": "0",  # 19 21
        },
    },
    days={2: "3/0 3+0-0", 3: "1/0 1+0-1", 13: "1/0 1+0-2", 17: "1/0 1+2-0", 31: "1/0 1+0-0"},
)

V02 = Golden(
    "V02",
    march=Sums(LEFT, "24", numerator="24", separate=OWN, excluded={**NO_VISIT, "not_settled": "04"}),
    april=Sums("33 42 30", "3", numerator="3"),
    # the 4th: 05 and 06, and 04; the 12th: 17, and 15 from the night
    days={4: "2/0 2+0-1", 12: "2/0 2+0-0", 20: "1/0 1+0-0"},
)

V03 = Golden(
    "V03",
    each=(0, 1),
    march=Sums(
        # maintenance 01 08 09 17 33, free maintenance 29: 6 of 27
        "01=1 02 31 04 05 06 07 08=1 09=1 25 11 12 13 14 20 23 15 17=1 16 24 26 18 22 29=1 10 34 33=1",
        "22.2222",
        numerator="6",
        denominator="27",
        separate=OWN,
        excluded=NO_VISIT,
    ),
    april=Sums("42=1 41 43", "33.3333", numerator="1", denominator="3"),
    days={5: "1/2 2+0-0"},
)

V03A = Golden(
    "V03a",
    march=Sums("01 08 09 17 29 33", "6", numerator="6"),
    april=Sums("42", "1", numerator="1"),
)

C09 = Golden(
    "C09",
    # sa01 took in counted cars on 2 4 5 6 9 10 11 13 16 17 18 31 (12 days; on the 3rd only 03, which does not count),
    # sa02 on 2 3 4 5 9 10 11 12 16 18 26 27 (12 days; on the 17th only 28): 27 visits on 24 days. 21 has no advisor.
    march=Sums(
        ARRIVED,
        "1.125",
        numerator="27",
        separate=OWN,
        excluded={"cancelled_before_work": "03", "turned_away": "19"},
    ),
    # sa02 on the 1st and 3rd, sa01 on the 3rd
    april=Sums("42 41 43", "1", numerator="3"),
    by={"advisor": {"sa01": "1.0833", "sa02": "1.1667"}},  # 13 in 12 days, 14 in 12
)

VISITS = (V01, V02, V03, V03A, C09)
