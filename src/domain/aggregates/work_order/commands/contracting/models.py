"""What may be asked of the repair contract."""

from domain.command import Command
from domain.identifiers import ContentHash
from domain.personal import PersonalInput
from domain.reasons import ReasonInput
from domain.trade import Channel


class DraftContract(Command, name="work_order.draft_contract"):
    """The rules say which kinds of contract the order needs."""


class ReviewContract(Command, name="work_order.review_contract"):
    """One person's review in one role; a rejection needs an opinion."""

    approved: bool
    opinion: PersonalInput | None = None


class SignContract(Command, name="work_order.sign_contract"):
    """The customer signs; ``evidence`` is the hash of the signed document."""

    method: Channel
    evidence: ContentHash


class AmendContract(Command, name="work_order.amend_contract"):
    change: PersonalInput
    reason: ReasonInput | None = None


ContractingCommand = DraftContract | ReviewContract | SignContract | AmendContract
