"""Tell OpenLineage that a run starts, completes, fails or is stopped, with what it reads and writes; off by default.

Where events go is the library's own setting: OPENLINEAGE_URL, OPENLINEAGE__TRANSPORT__TYPE, openlineage.yml. An event
that cannot be sent is one line of the log, never an error.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flows.errors import WrongCall
from flows.secrets import hide_secrets
from flows.settings import Settings
from warehouse.tables import TABLES

PRODUCER = "wireroom"
_FILES = "file"  # the namespace of what lies on a disk
_LOG = logging.getLogger(__name__)


@contextmanager
def tell_of_run(settings: Settings, job: str, run_id: str, data: Path, places: Sequence[str]) -> Iterator[None]:
    """Tell of the run within; nothing where the setting `lineage` is off.

    Args:
        settings: those of the run.
        job: the name of the flow.
        run_id: the run; its id there is made of it.
        data: the warehouse, whose tables are the outputs.
        places: the inputs, as the caller named them: paths and URLs.

    Raises:
        WrongCall: it is on, and the library is not installed or set up wrongly.
    """
    if not settings.lineage:
        yield
        return
    client = _open_client()
    try:
        _emit(client, "START", job, run_id, data, places)
        yield
    except BaseException as error:
        state = "FAIL" if isinstance(error, Exception) else "ABORT"
        _emit(client, state, job, run_id, data, places, error)
        raise
    else:
        _emit(client, "COMPLETE", job, run_id, data, places)


def _open_client() -> Any:
    if find_spec("openlineage") is None:
        raise WrongCall("the setting lineage needs a library: pip install 'wireroom[lineage]', or turn it off")
    from openlineage.client import OpenLineageClient

    try:
        return OpenLineageClient()
    except (RuntimeError, ValueError, TypeError, OSError) as error:
        raise WrongCall(f"OpenLineage is set up wrongly: {error}; mend its variables, or turn lineage off") from None


def _emit(
    client: Any,
    state: str,
    job: str,
    run_id: str,
    data: Path,
    places: Sequence[str],
    error: BaseException | None = None,
) -> None:
    """Send an event; a failure is logged, whatever the library or an odd place raises."""
    try:
        client.emit(_make_event(state, job, run_id, data, places, error))
    except (OSError, RuntimeError, ValueError, TypeError) as failure:
        _LOG.warning("OpenLineage did not take that the run is at %s: %s", state, failure)


def _make_event(
    state: str, job: str, run_id: str, data: Path, places: Sequence[str], error: BaseException | None
) -> Any:
    from openlineage.client import event_v2, facet_v2

    # an id of theirs is a UUID; the same run has the same one
    facets: dict[str, Any] = {}
    if error is not None:
        message = facet_v2.error_message_run.ErrorMessageRunFacet(hide_secrets(str(error)), "PYTHON")
        facets["errorMessage"] = message
    return event_v2.RunEvent(
        eventType=event_v2.RunState[state],
        eventTime=datetime.now(UTC).isoformat(),
        run=event_v2.Run(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{data}#{run_id}")), facets),
        job=event_v2.Job(namespace=PRODUCER, name=job),
        inputs=[event_v2.InputDataset(*name_dataset(place)) for place in places],
        outputs=_list_outputs(data),
        producer=PRODUCER,
    )


def _list_outputs(data: Path) -> list[Any]:
    """List the tables of the lake with their columns and what these mean."""
    from openlineage.client import event_v2, facet_v2

    schema = facet_v2.schema_dataset
    outputs = []
    for name, table in TABLES.items():
        fields = [schema.SchemaDatasetFacetFields(one.name, str(one.type), one.meaning) for one in table.columns]
        facets: dict[str, Any] = {"schema": schema.SchemaDatasetFacet(fields=fields)}
        outputs.append(event_v2.OutputDataset(*name_dataset(f"{data}/lake/{name}"), facets=facets))
    return outputs


def name_dataset(place: str) -> tuple[str, str]:
    """Give namespace and name of a place, as OpenLineage names datasets; a password or a query in a URL is left out.

    "https://example.org/feed?key=1" gives "https://example.org" and "/feed", a path "file" and itself made absolute.
    """
    if "://" not in place:
        return _FILES, place if place == "-" else str(Path(place).absolute())
    parts = urlsplit(place)
    if parts.scheme == _FILES:
        return _FILES, parts.path
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", parts.path or "/"
