"""Words about vehicles."""

from domain.labels import Word


class PlateRegion(Word):
    MAINLAND = "mainland", "中国大陆", "Mainland China"
    OTHER = "other", "其他", "Other"


class OdometerSource(Word):
    RECEPTION = "reception", "接车", "Reception"
    DEPARTURE = "departure", "出厂", "Departure"
    WORKSHOP = "workshop", "车间", "Workshop"
    TELEMATICS = "telematics", "车联网", "Telematics"
    IMPORT = "import", "数据导入", "Import"
