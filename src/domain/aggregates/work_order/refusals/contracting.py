from domain.errors import define

NO_CONTRACT_NEEDED = define(
    "WO-CONTRACT-001", zh="该工单不需要维修合同评审", en="This order needs no reviewed repair contract"
)
ALREADY_DRAFTED = define(
    "WO-CONTRACT-002", zh="合同已拟定,请使用“修订”", en="The contract is drafted already: amend it instead"
)
NOTHING_QUOTED = define(
    "WO-CONTRACT-003", zh="尚无报价,不能拟定合同", en="Nothing is quoted yet that a contract could be about"
)
NOT_DRAFTED = define("WO-CONTRACT-004", zh="尚未拟定合同", en="No contract has been drafted")
ALREADY_SIGNED = define(
    "WO-CONTRACT-005", zh="第 {revision} 版合同已签字", en="Revision {revision} of the contract is signed"
)
REJECTED = define(
    "WO-CONTRACT-006",
    zh="第 {revision} 版合同评审未通过,请修订",
    en="Revision {revision} of the contract was rejected: amend it",
)
NOT_A_REVIEWER = define(
    "WO-CONTRACT-007", zh="该岗位不参与此合同评审", en="This role has no part in reviewing this contract"
)
ALREADY_REVIEWED = define(
    "WO-CONTRACT-008",
    zh="同一人不能对同一版合同评审两次",
    en="One person cannot review the same revision twice, not even in another role",
)
ROLE_SIGNED_OFF = define(
    "WO-CONTRACT-009", zh="该岗位已对此版合同评审签字", en="This role has signed off this revision already"
)
OPINION_NEEDED = define("WO-CONTRACT-010", zh="不通过必须写明评审意见", en="A rejection needs an opinion")
REVIEW_INCOMPLETE = define(
    "WO-CONTRACT-011", zh="评审未完成,缺:{roles_zh}", en="The review is incomplete; missing: {roles}"
)
TERMS_CHANGED = define(
    "WO-CONTRACT-012",
    zh="报价或合同类别已变化,请先修订合同",
    en="The price or the kind of contract has changed since: amend the contract first",
)
