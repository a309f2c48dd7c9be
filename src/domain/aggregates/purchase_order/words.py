"""Words that only parts orders use."""

from domain.labels import Word


class DifferenceKind(Word):
    SHORT = "short", "短少", "Short"
    OVER = "over", "多发", "Too many"
    DAMAGED = "damaged", "破损", "Damaged"
    WRONG_PART = "wrong_part", "错发", "Wrong part"
    PRICE = "price", "价格不符", "Another price"


class DifferenceOutcome(Word):
    EXCHANGED = "exchanged", "换货", "Exchanged"
    SUPPLIED_LATER = "supplied_later", "补发", "Supplied later"
    RETURNED = "returned", "退货", "Returned"
    CREDITED = "credited", "退款", "Credited"
    ACCEPTED = "accepted", "接受", "Accepted as it is"
