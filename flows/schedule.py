"""`wireroom serve`: the flow on a cron schedule, one run at a time, with no worker to set up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import inputs
from flows.errors import WrongCall
from flows.runtime import logs, prefect_server

if TYPE_CHECKING:
    from flows.settings import Settings


def serve(paths: list[str], sources: Path | None, cron: str, data: Path, settings: Settings) -> None:
    """Ingest `paths`, and what the file `sources` names, when `cron` says so, until Ctrl-C; that pauses the schedule.

    Runs that would overlap wait.

    Raises:
        WrongCall: `cron` is no cron expression.
    """
    with prefect_server.use_api(settings.log_level, is_scheduling=True):
        from prefect.client.schemas.schedules import CronSchedule
        from prefect.types.entrypoint import EntrypointType

        from flows.ingest import ingest_articles

        try:
            CronSchedule(cron=cron)
        except ValueError:
            raise WrongCall(
                f'{cron!r} is no cron expression; five fields are needed, for instance "*/15 * * * *"'
            ) from None
        named = [*paths, *([] if sources is None else [str(sources)])]
        logs.tell(f"waiting for {cron!r}: {', '.join(named)} into {data}; Ctrl-C ends this")
        ingest_articles.serve(
            name="wireroom",
            cron=cron,
            parameters=_make_parameters(paths, sources, data, settings),
            limit=1,  # a run that is due meanwhile waits
            pause_on_shutdown=True,
            entrypoint_type=EntrypointType.MODULE_PATH,
            print_starting_message=False,
        )


def _make_parameters(paths: list[str], sources: Path | None, data: Path, settings: Settings) -> dict[str, Any]:
    """Make the parameters of each run, which holds wherever it is started."""
    return {
        "paths": _absolute(paths),
        "data": str(data),
        "batch_size": settings.batch_size,
        "profile": settings.profile,
        "is_scheduled": True,
        "sources": None if sources is None else str(sources.absolute()),
        "workers": settings.workers,
        "runner": settings.runner,
    }


def _absolute(paths: list[str]) -> list[str]:
    return [path if inputs.is_address(path) else str(Path.cwd() / path) for path in paths]
