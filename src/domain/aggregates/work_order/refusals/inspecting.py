"""Why a check does not count."""

from domain.errors import define

NOT_FINISHED = define("WO-QC-001", zh="项目 {job} 尚未完工", en="Job {job} is not finished")
NOT_THE_DOER = define(
    "WO-QC-002", zh="{person} 没有参与项目 {job} 的作业", en="{person} did not work on job {job}"
)
DOER_CHECKS = define(
    "WO-QC-003",
    zh="{person} 参与过项目 {job} 的作业,不能检验该项目",
    en="{person} worked on job {job} and may not check it",
)
CONFIRMED = define(
    "WO-QC-004", zh="项目 {job} 的{side_zh}一方已确认", en="The {side} side of job {job} is confirmed already"
)
NOT_A_SUPERVISOR = define(
    "WO-QC-005",
    zh="须由车间主管或技术主管确认",
    en="Only the workshop supervisor or the technical supervisor confirms for this side",
)
NOT_CONFIRMED = define(
    "WO-QC-006",
    zh="项目 {job} 尚未由技师与主管共同确认",
    en="Technician and supervisor have not both confirmed job {job}",
)
ACCEPTED = define("WO-QC-007", zh="项目 {job} 已验收", en="Job {job} is accepted already")
PASSED = define(
    "WO-QC-008", zh="项目 {job} 已通过终检", en="Job {job} has passed the final inspection already"
)
NOT_SELF_CHECKED = define("WO-QC-009", zh="项目 {job} 没有自检记录", en="Job {job} has no self-check")
NOT_ACCEPTED = define(
    "WO-QC-010", zh="项目 {job} 尚未经车间主管验收", en="The workshop supervisor has not accepted job {job}"
)
ITEM_UNRATED = define("WO-QC-011", zh="必检项目 {item} 尚未评定", en="Mandatory item {item} is not rated")
ITEM_FAILED = define(
    "WO-QC-012", zh="检验项目 {item} 不合格,不能判定通过", en="Item {item} failed, so this is no pass"
)
ITEM_TWICE = define("WO-QC-013", zh="检验项目 {item} 重复评定", en="Item {item} is rated twice")
NO_CERTIFICATE = define(
    "WO-QC-014",
    zh="项目 {job} 必须出具出厂合格证编号",
    en="Job {job} needs the number of an exit certificate",
)
NOTHING_FAILED = define(
    "WO-QC-015", zh="没有不合格的检验项目", en="A failed inspection names at least one failed item"
)
BLAMED_STRANGER = define(
    "WO-QC-016",
    zh="{person} 没有参与项目 {job} 的作业,不能列为作业责任人",
    en="{person} did not work on job {job} and cannot be responsible for its workmanship",
)
NOT_PASSED = define(
    "WO-QC-017", zh="项目 {job} 没有通过的终检可供复核", en="Job {job} has no passed inspection to audit"
)
INSPECTOR_AUDITS = define(
    "WO-QC-018",
    zh="检验过项目 {job} 的人不能复核其终检",
    en="Whoever inspected job {job} may not audit the inspection",
)
