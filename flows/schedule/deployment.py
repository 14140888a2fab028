"""Speak with the Prefect API of one schedule: register it, take what is due, settle what nobody runs any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import State, StateType
from prefect.client.schemas.responses import SetStateStatus
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.states import Cancelled, Crashed, Pending
from prefect.types.entrypoint import EntrypointType

from flows.errors import WrongCall
from flows.ingest import ingest_articles

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun
    from prefect.client.schemas.responses import FlowRunResponse

# States of a run that a process is at work on; where no process is, nobody will ever change them.
_UNDER_WAY = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)


def make_schedule(cron: str, timezone: str) -> CronSchedule:
    """Make the schedule of a cron expression, read in a time zone.

    Raises:
        WrongCall: `cron` is no cron expression.
    """
    try:
        return CronSchedule(cron=cron, timezone=timezone)
    except ValueError:
        raise WrongCall(
            f'{cron!r} is no cron expression; five fields are needed, for instance "*/15 * * * *"'
        ) from None


def register(name: str, schedule: CronSchedule, parameters: dict[str, Any]) -> UUID:
    """Register the flow under `name`, with its schedule, in place of what had this name; give the deployment's id."""
    deployment = RunnerDeployment.from_flow(
        ingest_articles,
        name=name,
        schedules=[schedule],
        parameters=parameters,
        paused=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return UUID(str(deployment.apply()))


class ScheduledRuns:
    """The runs of one deployment, as the Prefect API keeps them."""

    def __init__(self, client: SyncPrefectClient, deployment_id: UUID) -> None:
        """Make one; asks nothing yet."""
        self._client = client
        self._deployment_id = deployment_id

    def crash_left_runs(self) -> int:
        """Mark the runs as crashed that an earlier process has left under way; give their number."""
        left = self._list_runs(_UNDER_WAY)
        for run in left:
            self._crash(run.id, "its process was ended; found when the schedule started again")
        return len(left)

    def take_due_run(self) -> FlowRun | FlowRunResponse | None:
        """Give the latest run that is due, now pending; None where none is. Earlier ones are cancelled as skipped.

        So a stop, or a run that took long, is followed by one run alone: it reads what all of them would have read.
        """
        due = self._client.get_scheduled_flow_runs_for_deployments([self._deployment_id], datetime.now(UTC))
        if not due:
            return None
        *earlier, latest = sorted(due, key=_start_of)
        for run in earlier:
            skipped: State[None] = Cancelled(name="Skipped", message="a later run was due as well")
            self._client.set_flow_run_state(run.id, skipped, force=True)
        is_taken = self._client.set_flow_run_state(latest.id, Pending()).status == SetStateStatus.ACCEPT
        return latest if is_taken else None

    def is_cancelled(self, run_id: UUID) -> bool:
        """Say whether somebody has asked for the end of a run."""
        state = self._client.read_flow_run(run_id).state
        return state is not None and (state.is_cancelling() or state.is_cancelled())

    def settle(self, run_id: UUID, message: str) -> bool:
        """Give a run its last state, where its process has ended and could not do so itself; say whether it crashed."""
        state = self._client.read_flow_run(run_id).state
        if state is None or state.is_final():
            return False
        if state.is_cancelling():
            self._client.set_flow_run_state(run_id, Cancelled(), force=True)
            return False
        self._crash(run_id, message)
        return True

    def pause(self) -> None:
        """Pause the schedule; what was due later is dropped."""
        self._client.pause_deployment(self._deployment_id)

    def _crash(self, run_id: UUID, message: str) -> None:
        self._client.set_flow_run_state(run_id, Crashed(message=message), force=True)

    def _list_runs(self, states: Iterable[StateType]) -> list[FlowRun]:
        wanted = FlowRunFilter.model_validate({
            "deployment_id": {"any_": [self._deployment_id]},
            "state": {"type": {"any_": list(states)}},
        })
        return self._client.read_flow_runs(flow_run_filter=wanted)


def _start_of(run: FlowRun | FlowRunResponse) -> datetime:
    return run.next_scheduled_start_time or run.expected_start_time or datetime.min.replace(tzinfo=UTC)
