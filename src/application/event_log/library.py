"""The eventsourcing application around our recorders, configured from typed settings alone."""

from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment, EnvType


class LogApplication(Application[str]):
    """Owns recorder and connections. Events go straight to the recorder, past the library's mapper and repository.

    The environment of the process is not consulted: a setting that does not come from our own settings does not exist.
    """

    name = "stored"  # the library derives the table's name from it: stored_events

    # the factory's parameter is the class of its tracking recorder, which is never made
    def __init__(self, factory: type[InfrastructureFactory[Any]], env: dict[str, str]) -> None:
        self._factory_class = factory
        super().__init__({**env, "ORIGINATOR_ID_TYPE": "text"})

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        return Environment(name, env)

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        return self._factory_class(env)
