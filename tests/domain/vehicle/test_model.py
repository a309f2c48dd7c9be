"""A vehicle against a plain model: the readings in time, and where it stands open."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pydantic import SecretStr

from domain.aggregates.vehicle import VEHICLE
from domain.aggregates.vehicle.commands import (
    ChangePlate,
    CloseVisit,
    OpenVisit,
    RecordOdometer,
    RegisterVehicle,
)
from domain.aggregates.vehicle.events import OdometerRead, OdometerRollbackExplained
from domain.aggregates.vehicle.words import OdometerSource
from domain.decider import fold
from domain.reasons import ReasonCode
from tests.support.scenario import Scenario, because, clock

visits = st.sampled_from(["visit-1", "visit-2", "visit-3"])
EXPLAINING = (ReasonCode.INSTRUMENT_REPLACED, ReasonCode.READING_MISTAKE)


class VehicleMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(VEHICLE)
        self.latest: tuple[int, int] | None = None
        """Minute and kilometres of the latest reading."""
        self.here: str | None = None

    @initialize()
    def register(self) -> None:
        command = RegisterVehicle(plate=SecretStr("沪A12345"), make="Sample", model="Saloon")
        assert self.scenario.attempt(command) is None

    @rule(
        minute=st.integers(0, 600),
        km=st.integers(0, 2000),
        why=st.sampled_from([None, *EXPLAINING, ReasonCode.OTHER]),
    )
    def read(self, minute: int, km: int, why: ReasonCode | None) -> None:
        reason = because(why) if why else None
        command = RecordOdometer(km=km, source=OdometerSource.WORKSHOP, reason=reason)
        refusal = self.scenario.attempt(command, at=clock(8) + timedelta(minutes=minute))
        late = self.latest is not None and minute < self.latest[0]
        if self.latest is None:
            assert refusal is None
        elif late:
            assert (refusal is None) == (km <= self.latest[1])
        else:
            assert (refusal is None) == (km >= self.latest[1] or why in EXPLAINING)
        if refusal is None and not late:
            self.latest = (minute, km)

    @rule(visit=visits)
    def open_visit(self, visit: str) -> None:
        assert (self.scenario.attempt(OpenVisit(visit=visit)) is None) == (self.here is None)
        self.here = self.here or visit

    @rule(visit=visits)
    def close_visit(self, visit: str) -> None:
        assert (self.scenario.attempt(CloseVisit(visit=visit)) is None) == (self.here == visit)
        self.here = None if self.here == visit else self.here

    @rule()
    def change_plate(self) -> None:
        assert self.scenario.attempt(ChangePlate(plate=SecretStr("沪AD12345"))) is None

    @invariant()
    def never_backwards_unexplained(self) -> None:
        latest = None
        for recorded in self.scenario.history:
            event, moment = recorded.event, recorded.meta.occurred_at
            if isinstance(event, OdometerRead) and (latest is None or moment >= latest[0]):
                assert latest is None or event.km >= latest[1]
                latest = (moment, event.km)
            elif isinstance(event, OdometerRollbackExplained):
                assert recorded.meta.reason is not None
                assert recorded.meta.reason.code in EXPLAINING
                latest = (moment, event.km)

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        state = fold(VEHICLE, self.scenario.history)
        assert state == self.scenario.state
        assert list(state.open_visits.values()) == ([self.here] if self.here else [])
        assert (state.odometer.km if state.odometer else None) == (self.latest[1] if self.latest else None)


TestVehicle = VehicleMachine.TestCase
