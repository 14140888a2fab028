"""Read one input with the parser that is surest of it; an unforeseen error becomes a Reject.

Loads neither spaCy nor a model of it: what is known already is found out before that. What comes next: pipeline.py.
"""

import traceback
from dataclasses import replace

from transforms import parsers
from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import InputHead, make_input_head
from transforms.formats.unread import name_unread_format
from transforms.language.detection import detect_language_of
from transforms.records.columns import list_keys

# Frames of a traceback that a reject keeps: the innermost ones (a negative limit), which name the rule that failed.
TRACEBACK_FRAMES = -5
SHOWN_KEYS = 12  # of an object that nobody reads: as many as a message has room for


def parse(raw: RawArticle) -> list[Document | Reject]:
    """Read one input with the parser that is surest of it: its Documents and Rejects, at least one of them."""
    try:
        parser = parsers.choose_parser(raw)
        results = [_reject_unclaimed(raw)] if parser is None else parser.parse(raw)
        return [add_language(result) if isinstance(result, Document) else result for result in results]
    except Exception:  # the seam: no bytes may end a run
        return [Reject.of(raw, RejectReason.CRASHED, traceback.format_exc(limit=TRACEBACK_FRAMES))]


def add_language(doc: Document) -> Document:
    """Add the language that a document's text is found to be in."""
    return replace(doc, language=detect_language_of(doc))


def _reject_unclaimed(raw: RawArticle) -> Reject:
    """Make the Reject of an input that no parser claims: it says which format it is of, where that is known."""
    head = make_input_head(raw.body, raw.media_type, raw.source_uri)
    if not raw.body:
        return Reject.of(raw, RejectReason.EMPTY, "no bytes in it")
    if (name := name_unread_format(head)) is not None:
        return Reject.of(raw, RejectReason.UNREAD_FORMAT, f"not read: {name}")
    return Reject.of(raw, RejectReason.UNKNOWN_FORMAT, _describe_unknown(head))


def _describe_unknown(head: InputHead) -> str:
    """Say why nobody reads an input, and what helps: of a row of a table, or an object, what its columns are called."""
    if not (keys := list_keys(head.text)):
        return "neither its bytes nor its name tell a format that is read; `wireroom formats` lists those that are"
    shown = ", ".join(dict.fromkeys(keys[:SHOWN_KEYS]))
    return (
        f"of its columns or keys ({shown}) none is known to hold a text, or none a headline, day, address or id: "
        "call them so, or of a table say which do, --columns text=NAME,headline=NAME"
    )
