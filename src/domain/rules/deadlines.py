"""How long something may take."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from domain.labels import Word
from domain.rules.base import Basis, Rule


class DeadlineKind(Word):
    RECEPTION_START = "reception_start", "接车等待", "From arrival to reception"
    ORDER_OPENING = "order_opening", "开单时长", "From reception to the issued order"
    REWORK_PROOF = "rework_proof", "返修举证", "Proof that a return is not the repair's fault"
    CALLBACK = "callback", "维修回访", "Call to the customer after delivery"
    COMPLAINT_CONTACT = "complaint_contact", "投诉首次联系", "First contact after a complaint"
    CLAIM_SUBMISSION = "claim_submission", "索赔申报", "Submission of a warranty claim"
    OLD_PART_STORAGE = "old_part_storage", "旧件入库", "Tagging and storing of an old part"


class Deadline(Rule):
    """``opening_hours_only``: the clock stands while the store is closed."""

    minutes: Annotated[int, Field(ge=1, le=5_256_000)]
    opening_hours_only: bool = False
    basis: Basis | None = None

    @property
    def allowed(self) -> timedelta:
        return timedelta(minutes=self.minutes)
