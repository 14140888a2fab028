"""Make the row of a reject. Its bytes are kept by the quarantine; documents.py makes the rows of articles."""

from transforms.document import Reject, Row, ids
from transforms.document.input_metadata import write_input_metadata


def make_reject_row(reject: Reject, run_id: str, kept_sha256: str | None) -> Row:
    """Make the row of `rejects`; `kept_sha256` is that of the bytes that are kept, None where none could be read."""
    reason_code = str(reject.reason_code)
    return {
        "reject_id": ids.reject_id(reject.source_uri, kept_sha256, reject.stage, reason_code),
        "run_id": run_id,
        "source_uri": _escape_surrogates(reject.source_uri) or None,
        "stage": reject.stage,
        "reason_code": reason_code,
        "message": _escape_surrogates(reject.message) or reason_code,
        "raw_sha256": kept_sha256,
        "retry_at": reject.retry_at,
        "quarantine_path": kept_sha256 and f"quarantine/{kept_sha256}",
        "input_metadata": write_input_metadata(reject.raw) if reject.raw and kept_sha256 else None,
    }


def _escape_surrogates(text: str) -> str:
    """Write lone surrogates out: messages quote what no encoding could read, and a reject must never fail itself."""
    return text.encode("utf-8", "backslashreplace").decode()
