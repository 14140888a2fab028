"""Have a Dask or Ray cluster annotate chunks, as tasks of Prefect's, by the task runners that Prefect has for them.

Imported only where a run asks for it: it imports Prefect, and a runner is an extra. What a chunk is:
annotation_work.py.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner

from flows.runs.annotation_work import AnnotationOrder, Submit, annotate_chunk
from flows.settings import Runner, Settings
from transforms.document import Document


@task(name="annotate a chunk", persist_result=False, cache_policy=NO_CACHE)
def annotate_on_cluster(chunk: bytes) -> bytes:
    """Annotate a chunk; give what became of each document, in order.

    Both are pickled here: Prefect would walk through articles in search of futures, and Dask takes annotations against
    that for tuples.
    """
    order, documents = pickle.loads(chunk)
    return pickle.dumps(annotate_chunk(order, documents))


@dataclass(frozen=True, slots=True)
class ClusterChunk:
    """A chunk on its way through a cluster, which by itself tries again what a killed worker had."""

    runner: TaskRunner[Any]
    order: AnnotationOrder
    documents: Sequence[Document]
    future: PrefectFuture[Any]

    def result(self) -> list[Any]:
        """Wait for what became of each document; one by one where the chunk is given up, None of one that is too."""
        self.future.wait()
        if not self.future.state.is_crashed():
            results: list[Any] = pickle.loads(self.future.result())
            return results
        if len(self.documents) == 1:
            return [None]
        alone = [submit_chunk(self.runner, self.order, [document]) for document in self.documents]
        return [result for chunk in alone for result in chunk.result()]


def submit_chunk(runner: TaskRunner[Any], order: AnnotationOrder, documents: Sequence[Document]) -> ClusterChunk:
    """Give a chunk to the cluster of `runner`."""
    future = runner.submit(annotate_on_cluster, {"chunk": pickle.dumps((order, documents))})
    return ClusterChunk(runner, order, documents, future)


@contextmanager
def open_cluster(settings: Settings, order: AnnotationOrder) -> Iterator[Submit]:
    """Connect to the cluster that the settings name, or start one on this machine, and give what submits chunks to it.

    Within a flow of Prefect's only.
    """
    with _make_runner(settings) as runner:
        yield lambda documents: submit_chunk(runner, order, documents)


def _make_runner(settings: Settings) -> TaskRunner[Any]:
    return _make_ray_runner(settings) if settings.runner == Runner.RAY else _make_dask_runner(settings)


def _make_dask_runner(settings: Settings) -> TaskRunner[Any]:
    from prefect_dask import DaskTaskRunner

    logging.getLogger("distributed").setLevel(logging.WARNING)  # else each connection is a line
    # one thread each, as one model is no two threads'; a dashboard on a port that is free
    local = {"n_workers": settings.workers, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    address = settings.runner_address
    runner: TaskRunner[Any] = DaskTaskRunner(address=address, cluster_kwargs=None if address else local)
    return runner


def _make_ray_runner(settings: Settings) -> TaskRunner[Any]:
    from prefect_ray import RayTaskRunner

    local = {"num_cpus": settings.workers, "include_dashboard": False}
    address = settings.runner_address
    runner: TaskRunner[Any] = RayTaskRunner(address, init_kwargs=None if address else local)
    return runner
