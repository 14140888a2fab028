"""Read the codes of subjects: QCodes ("medtop:20000523"), URIs of a scheme, and codes that stand alone."""

from __future__ import annotations

import re

from transforms.document import SubjectCode

# The IPTC's own alias of its Subject Codes, which NITF and NewsML 1 give without a scheme.
IPTC_SUBJECT_CODES = "subj"
_URI = re.compile(r"(?P<scheme>https?://\S*[/#:])(?P<code>[^/#:\s]+)/?", re.IGNORECASE)
_QCODE = re.compile(r"(?P<scheme>[\w.-]+):(?P<code>\S+)")


def read_subject(code: str | None, label: str | None = None, scheme: str | None = None) -> SubjectCode | None:
    """Read a QCode, a URI, or a plain code of `scheme`; None where there is no code."""
    code = (code or "").strip()
    label = " ".join((label or "").split()) or None
    if not code:
        return None
    parts = _URI.fullmatch(code) or (_QCODE.fullmatch(code) if scheme is None else None)
    if parts is None:
        return SubjectCode(scheme or None, code, label)
    return SubjectCode(parts["scheme"], parts["code"], label)


def read_local_subject_code(qcode: str | None) -> str:
    """Give a code without its scheme, in small letters; "" where there is none."""
    return re.split(r"[:/#]", (qcode or "").strip())[-1].lower()
