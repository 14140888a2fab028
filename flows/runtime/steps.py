"""Call a step of a run: as a task of Prefect's within a flow, elsewhere as the plain function that it is.

Both try again what another try can cure, after the same delays, and Ctrl-C and SIGTERM end either. Prefect is imported
only where a flow of it runs. Whether one does: prefect_server.py. What the steps are: flows/runs/.
"""

from __future__ import annotations

import logging
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from flows.runtime.interrupts import find_stop

if TYPE_CHECKING:
    from prefect import Task

P = ParamSpec("P")
T = TypeVar("T")
_LOG = logging.getLogger(__name__)
# Of a delay, up to so much is added or taken away: two writers that clashed would clash again.
_JITTER = 0.5


@dataclass(frozen=True, slots=True)
class Retries:
    """Which errors of a step another try may cure, and how long to wait before each try."""

    errors: tuple[type[Exception], ...] = ()
    delays_seconds: tuple[float, ...] = ()


NO_RETRIES = Retries()


def step(name: str, run_name: str, retries: Retries = NO_RETRIES) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make steps of functions: `name` is that of the task, `run_name` that of one run, with parameters in braces."""

    def make_step(work: Callable[P, T]) -> Callable[P, T]:
        @cache
        def task() -> Task[P, T]:
            return _make_task(work, name, run_name, retries)

        @wraps(work)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            if _is_flow_running():
                return _call_task(task(), args, kwargs)
            return _call_function(work, args, kwargs, retries)

        return call

    return make_step


def _is_flow_running() -> bool:
    if "prefect" not in sys.modules:
        return False
    from prefect.context import FlowRunContext

    return FlowRunContext.get() is not None


def _call_function(work: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any], retries: Retries) -> T:
    for delay in retries.delays_seconds:
        try:
            return work(*args, **kwargs)
        except retries.errors as error:
            seconds = delay * random.uniform(1 - _JITTER, 1 + _JITTER)
            _LOG.info("%s; next try in %.1f s", error, seconds)
            time.sleep(seconds)
    return work(*args, **kwargs)


def _make_task(work: Callable[P, T], name: str, run_name: str, retries: Retries) -> Task[P, T]:
    from prefect import task
    from prefect.cache_policies import NO_CACHE

    def may_pass(_task: Any, _run: Any, state: Any) -> bool:
        return isinstance(state.result(raise_on_failure=False), retries.errors)

    make_task = task(
        name=name,
        task_run_name=run_name,
        retries=len(retries.delays_seconds),
        retry_delay_seconds=list(retries.delays_seconds),
        retry_jitter_factor=_JITTER,
        retry_condition_fn=may_pass,
        cache_policy=NO_CACHE,  # hashing a batch costs CPU, and the store skips what it has
        persist_result=False,
    )
    return make_task(work)


def _call_task(task: Task[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
    from prefect.utilities.annotations import quote

    try:
        # quoted: Prefect would walk through the rows of a batch in search of futures
        return task(*map(quote, args), **{name: quote(value) for name, value in kwargs.items()})
    except Exception as error:
        stop = find_stop(error)
        if stop is None:
            raise
        # else the flow would end as one that failed, and people would be alerted
        raise stop from None
