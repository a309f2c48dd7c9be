"""Opening the system for one command."""

import os
from pathlib import Path

from domain.errors import NotFound, define
from runtime.settings import Settings, settings_from
from runtime.system import System, open_system

NO_DATA = define(
    "CLI-DATA-001",
    zh="目录 {directory} 中没有数据；请用 --data 指明，或先运行 aftersales demo 或 serve",
    en="There is no data in {directory}: name a directory with --data, or run aftersales demo or serve first",
)


def settings_for(data: Path | None) -> Settings:
    """From the environment; ``--data`` wins. Raises Invalid (RUN-SETTING-001)."""
    return settings_from(os.environ, data_dir=data)


def open_existing(data: Path | None) -> System:
    """NotFound (CLI-DATA-001) where nothing has been stored yet: a mistyped directory shall not spring into being."""
    settings = settings_for(data)
    if settings.database_url is None and not holds_events(settings.data_dir):
        raise NotFound(NO_DATA, directory=str(settings.data_dir))
    return open_system(settings)


def holds_events(directory: Path) -> bool:
    return (directory / "event-log.db").exists()
