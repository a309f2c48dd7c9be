"""产值: V08 to V11a.

Settled in March, with labour (L) and material (M), net of discount:
 2: 01 L240 M160; 02 L360+600 M500+900      3: 04 L150, taken back on the 4th
 4: 05 L360 M500; 06 L600+300 M900+200      5: 07 L342+540 M500+810; 08 L540 M260; 80 L600 M1400+200
 6: 09 L240 M160+88; 25 L150                9: 11 L360 M500; 12 L600 M900
10: 13 L360 M500; 14 M300; 20 L150         11: 23 L120 M600
12: 15 L120 M600; 17 L240 M160             13: 16 L333 M900
16: 24 L150                                17: 18 L360+300 M500+200; 27 L240; 28 L360 M500
18: 22 L360; 29 L240 M160                  19: 26 L900+750 M1500+350
26: 10 L600 M900                           27: 34 L300 M200
In April: 33 L540 M260 and 42 L240 M160 on the 1st, 30 L600 M900 on the 1st; 10 taken back and L600 M600 on the 2nd.

27 and 28 are shown apart. 20, 22, 23 and 24 are external reworks: no revenue, not even of 23, which the customer paid.
04 was cancelled after work: its two postings count, and are nothing together.
"""

from __future__ import annotations

from tests.projections.kpi.golden.ledger import PIECES, YUAN, Golden, Sums

BY_POSTING = (
    "01=400 02=2360 04=150 04=-150 05=860 06=2000 07=2192 08=800 80=2200 09=488 25=150 11=860 12=1500 13=860 14=300"
    " 15=720 17=400 16=1233 18=1360 29=400 26=3500 10=1500 34=500"
)
BY_PAYER = BY_POSTING.replace("06=2000", "06=650 06=100 06=1250").replace("26=3500", "26=150 26=3350")
"""06: customer 100 + 300 + 150 + 100, goodwill 100, manufacturer 500 + 600 + 150. 26: customer 150, insurer 3350."""
APRIL = "33=800 42=400 30=1500 10=-1500 10=1200"
REWORKS = {"rework_out": "20=150 22=360 23=720 24=150"}

V08 = Golden(
    "V08",
    units=(YUAN, PIECES),
    march=Sums(BY_PAYER, "24583", numerator="24583", separate="27=240 28=860", excluded=REWORKS),
    april=Sums(APRIL, "2400", numerator="2400"),
    by={
        # what others pay: manufacturer 1250 and 29's 400, insurer 3350, goodwill 100
        "payer": {
            "manufacturer": "1650",
            "insurer": "3350",
            "goodwill": "100",
            "customer": "19483",
            "internal": "0",
        },
        "order_class": {
            "maintenance": "2088",  # 400 + 800 + 488 + 400
            # 2360 + 0 + 860 + 2192 + 150 + 860 + 1500 + 860 + 1233 + 1360 + 1500 + 500
            "repair": "13375",
            "warranty": "2000",
            "accident": "3500",
            "free": "400",
            "addon": "2500",  # 2200 + 300
            "rescue": "720",
            "rework_out": "0",
            "pdi": "0",
            "internal": "0",
        },
    },
    days={
        2: "2760/0 2+0-0",
        3: "150/0 1+0-0",
        4: "2710/0 5+0-0",  # -150 + 860 + 2000 by three payers
        10: "1160/0 2+0-1",
        17: "1360/0 1+2-0",
        26: "1500/0 1+0-0",  # the reversal does not touch the day
    },
)

V09 = Golden(
    "V09",
    units=(YUAN, PIECES),
    march=Sums(
        # 16: 333 by 33.33, 33.33 and 33.34: 110.9889, 110.9889, 111.0222; two fen are over, for the larger remainders
        "01/J1=240 02/J1=360 02/J2=600 04/J1=150 04/J1=-150 05/J1=360 06/J1=100 06/J1=500 06/J2=150 06/J2=150 07/J1=342"
        " 07/J2=540 08/J1=540 80/J1=600 09/J1=240 25/J1=150 11/J1=360 12/J1=600 13/J1=360 15/J1=120 17/J1=240"
        " 16/J1=110.99 16/J1=110.99 16/J1=111.02 18/J1=360 18/J2=300 29/J1=240 26/J1=900 26/J2=750 10/J1=600 34/J1=300",
        "10335",
        numerator="10335",
        separate="27/J1=240 28/J1=360",
        excluded={"rework_out": "20/J1=150 22/J1=360 23/J1=120 24/J1=150"},
    ),
    april=Sums("33/J1=540 42/J1=240 30/J1=600 10/J1=-600 10/J1=600", "1380", numerator="1380"),
    by={
        "technician": {
            # 01 240, 02 960, 04 0, 07 882, 09 240, 25 150, 12 600, 17 240, 16 110.99, 10 600
            "te01": "4022.99",
            # 05 360, 06 900, 08 540, 80 600, 11 360, 13 360, 15 120, 16 110.99, 18 660, 29 240, 34 300
            "te02": "4550.99",
            "te03": "1011.02",  # 16 111.02, 26 900
            "te04": "750",
        },
        "trade": {"body": "900", "paint": "750", "mechanical": "8685"},
        # 06 500 + 150 and 29 240; 26 1650; the rest
        "payer": {"manufacturer": "890", "insurer": "1650", "customer": "7795", "internal": "0"},
    },
    days={2: "1200/0 3+0-0", 13: "333/0 3+0-0"},
)

V10 = Golden(
    "V10",
    units=(YUAN, PIECES),
    march=Sums(
        # 06: customer 300 + 100, goodwill 100, manufacturer 600. 04 and 25 have no material.
        "01=160 02=1400 05=500 06=400 06=100 06=600 07=1310 08=260 80=1600 09=248 11=500 12=900 13=500 14=300"
        " 15=600 17=160 16=900 18=700 29=160 26=150 26=1700 10=900 34=200",
        "14248",
        numerator="14248",
        separate="28=500",
        excluded={"rework_out": "23=600"},
    ),
    april=Sums("33=260 42=160 30=900 10=-900 10=600", "1020", numerator="1020"),
)

V11 = Golden(
    "V11",
    units=(YUAN, PIECES),
    # all of the accessories orders 80 (with its labour) and 14, and the wipers on 09
    march=Sums("80=2200 14=300 09=88", "2588", numerator="2588"),
    april=Sums("", "0", numerator="0"),
    by={"order_class": {"addon": "2500", "maintenance": "88"}},
)

V11A = Golden(
    "V11a",
    units=(YUAN, YUAN),
    march=Sums(
        "01=0/400 02=0/2360 04=0/150 04=0/-150 05=0/860 06=0/2000 07=0/2192 08=0/800 80=2200/2200 09=88/488 25=0/150"
        " 11=0/860 12=0/1500 13=0/860 14=300/300 15=0/720 17=0/400 16=0/1233 18=0/1360 29=0/400 26=0/3500 10=0/1500"
        " 34=0/500",
        "10.5276",
        numerator="2588",
        denominator="24583",
        separate="27=0/240 28=0/860",
        excluded={"rework_out": "20=0/150 22=0/360 23=0/720 24=0/150"},
    ),
    april=Sums("33=0/800 42=0/400 30=0/1500 10=0/-1500 10=0/1200", "0", numerator="0", denominator="2400"),
)

REVENUE = (V08, V09, V10, V11, V11A)
