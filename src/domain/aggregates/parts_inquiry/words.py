"""What the parts counter is asked for."""

from domain.labels import Word


class InquiryKind(Word):
    QUOTE = "quote", "配件估价", "Price of parts"
    ACCIDENT_ESTIMATE = "accident_estimate", "事故车估价", "Estimate for an accident car"
    WORKSHOP = "workshop", "车间查料", "Question from the workshop"
