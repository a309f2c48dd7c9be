"""Which reports are reviewed, and what a review may change."""

from domain.labels import Word


class ReportKind(Word):
    WORKSHOP = "workshop", "维修车间报表", "Workshop reports"
    FINAL_INSPECTION = "final_inspection", "最终检验报表", "Final-inspection reports"


class Adjustment(Word):
    CHANGE_POST = "change_post", "调岗", "Change of post"
    CHANGE_SHIFT = "change_shift", "调班", "Change of shift"
    ADD_STAFF = "add_staff", "增加人员", "More staff"
    REDUCE_STAFF = "reduce_staff", "减少人员", "Fewer staff"
    TRAIN = "train", "安排培训", "Training"
    CHANGE_STRUCTURE = "change_structure", "调整生产结构", "Change of the production structure"
