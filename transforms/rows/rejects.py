"""Make the row of a reject. The bytes beside it are for the quarantine; documents.py makes the rows of articles."""

import hashlib

from transforms.document import Reject, Row, ids


def make_reject_row(reject: Reject, run_id: str) -> Row:
    """Make the row of `rejects`, the bytes beside it as `body` (None where none could be read, or they are kept)."""
    digest = reject.kept_sha256 if reject.body is None else hashlib.sha256(reject.body).hexdigest()
    reason_code = str(reject.reason_code)
    return {
        "reject_id": ids.reject_id(reject.source_uri, digest, reject.stage, reason_code),
        "run_id": run_id,
        "source_uri": _escape_surrogates(reject.source_uri) or None,
        "stage": reject.stage,
        "reason_code": reason_code,
        "message": _escape_surrogates(reject.message) or reason_code,
        "raw_sha256": digest,
        "quarantine_path": digest and f"quarantine/{digest}",
        "body": reject.body,
    }


def _escape_surrogates(text: str) -> str:
    """Write lone surrogates out: messages quote what no encoding could read, and a reject must never fail itself."""
    return text.encode("utf-8", "backslashreplace").decode()
