"""The flow of Prefect's `tidy-warehouse`: flows/runs/tidy.py every night, where a Prefect server keeps book of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.runs import tidy
from flows.runtime import deployed
from flows.runtime.alerts import alert_of_flow_run
from flows.settings import data_folder, settings_of
from warehouse import store


@flow(
    name="tidy-warehouse",
    flow_run_name=lambda: f"tidy at {datetime.now():%Y-%m-%d %H:%M}",
    persist_result=False,
    on_failure=[alert_of_flow_run],
    on_crashed=[alert_of_flow_run],
)
def tidy_warehouse(data: str | None = None, full: bool = False) -> dict[str, Any]:
    """Audit the whole warehouse; if it is sound, compact small files, clean up what nobody needs any more, and publish.

    Args:
        data: Folder of the warehouse as an absolute path, or its address in an object store; WIREROOM_DATA of the
            worker unless given.
        full: Also remove files that no commit knows, once they are 7 days old.

    Returns:
        `violation_count` (0), `violations` (none) and notes.

    Raises:
        DamagedWarehouse: the audit found something; the artifact `audit` has the first rows.
        NoStore: there is no warehouse.
        StoreBusy: other writers kept the store for too long; it is intact.
    """
    folder = data_folder(settings_of({"data": deployed.find_data(data)}), is_written=False)
    if not store.is_store(folder):
        raise store.NoStore(f"no store in {folder}; the first ingest makes one")
    audited = tidy.audit_store(folder)
    create_table_artifact(audited["violations"], key="audit", description=_describe_audit(audited))
    tidy.require_sound(folder, audited)  # what is damaged is not rewritten
    tidy.tidy_store(folder, full)
    return audited


def _describe_audit(audited: dict[str, Any]) -> str:
    return "\n\n".join([f"{audited['violation_count']:,} wrong.", *audited["notes"]])
