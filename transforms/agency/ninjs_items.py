"""Read ninjs 1, 2 and 3, the IPTC's JSON: keys differ in case and number from version to version.

`headline`, `body_html` and `versioncreated` are ninjs 1, `headlines` and `bodies` ninjs 2, `versionCreated` ninjs 3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from transforms.agency.bodies import Body, BodyMarkup, choose_story_body, read_plain_story_body, read_story_line
from transforms.agency.nitf_items import ROOT as NITF_ROOT
from transforms.agency.nitf_items import read_nitf
from transforms.agency.stories import AgencyStory, read_story_urgency
from transforms.agency.subjects import read_subject
from transforms.agency.times import read_agency_published
from transforms.agency.xml_tree import UnreadableTree, parse_xml_tree
from transforms.dates.written_times import read_written_time
from transforms.document import RejectReason, Role, SubjectCode
from transforms.markup.blocks import fold_title
from transforms.structure.assembly import BlockText
from transforms.structure.decoding import NotText, decode

JsonObject = Mapping[str, Any]

# Keys that ninjs has and other JSON of articles has not; two of them make it ninjs.
_OWN_KEYS = (
    *("body_html", "body_xhtml", "body_text", "body_nitf", "body_main", "bodies"),
    *("headline_main", "headlines", "descriptions", "description_text", "description_html"),
    *("versioncreated", "firstcreated", "contentcreated", "pubstatus", "representationtype"),
    *("renditions", "associations", "copyrightnotice", "copyrightholder", "usageterms", "ednote"),
    *("eventdetails", "altids", "signals", "rightsinfo", "plannedcoverages", "newscoveragestatus"),
)
_OWN_KEY = re.compile(rf'"({"|".join(_OWN_KEYS)})"\s*:', re.IGNORECASE)
_NAMED = re.compile(r'iptc\.org/std/ninjs|"name"\s*:\s*"ninjs"', re.IGNORECASE)
_LEAST_OWN_KEYS = 2
# Keys of lists of items, in answers of agencies' servers.
_ITEM_LISTS = ("items", "_items", "newsitems", "contentitems")
_BODY_KEY = "body_"
# Roles of a headline that is the main one, the likeliest first.
_MAIN_ROLES = ("main", "", "headline", "title", "text", "plain")
_SUB_ROLES = frozenset({"sub", "subheadline", "subhead", "deck", "dek"})
# Roles of a body that is another, shorter version of the text.
_SHORT_ROLES = frozenset({"short", "mobile", "summary", "teaser", "abstract", "flash", "sms", "push", "caption"})
_AUTHOR_ROLES = frozenset({"author", "writer", "reporter", ""})
_EVENT_KEYS = ("eventdetails", "plannedcoverages")
# What the JSON reader says of a string that has no end.
_CUT_STRING = "Unterminated string"
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_NITF_TAG = f"<{NITF_ROOT}"


def count_ninjs_keys(text: str) -> int:
    """Count the different keys in `text` that only ninjs has; its name and its schema count for enough."""
    if _NAMED.search(text):
        return _LEAST_OWN_KEYS
    return len({match[1].lower() for match in _OWN_KEY.finditer(text)})


def load_ninjs_items(body: bytes) -> list[JsonObject]:
    """Load the items of a ninjs document, or of a list of them, keys in small letters.

    Raises:
        UnreadableTree: no text, no JSON, cut before its end, or nested too deep.
    """
    try:
        text = decode(body)
    except NotText as error:
        raise UnreadableTree(RejectReason.BINARY, f"no text: {error}") from error
    try:
        return list(_list_ninjs_items(_fold_ninjs_keys(json.loads(text, strict=False))))
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or error.msg.startswith(_CUT_STRING)
        reason = RejectReason.CUT if is_cut else RejectReason.MALFORMED
        raise UnreadableTree(reason, f"no whole JSON: {error}") from error
    except RecursionError as error:
        raise UnreadableTree(RejectReason.TOO_DEEP, "JSON nested deeper than is read") from error
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableTree(RejectReason.MALFORMED, f"no JSON: {error}") from error


def read_ninjs_guid(item: JsonObject) -> str | None:
    """Give the identifier of an item: `uri`, or `guid` as Superdesk has it."""
    return _read_ninjs_text(item, "uri") or _read_ninjs_text(item, "guid")


def read_ninjs_item(item: JsonObject) -> AgencyStory:
    """Read one item.

    Raises:
        TooDeep: a body of HTML nested deeper than any parser here goes.
    """
    embargo = read_written_time(_read_ninjs_text(item, "embargoed"))
    return AgencyStory(
        kind=_read_ninjs_kind(item),
        guid=read_ninjs_guid(item),
        language=_read_ninjs_text(item, "language"),
        publisher=_read_ninjs_text(item, "source")
        or _read_ninjs_text(item, "provider")
        or _read_ninjs_text(item, "copyrightholder"),
        headline=_read_ninjs_headline(item),
        dek=read_story_line(_find_ninjs_value_by_role(item, "headlines", _SUB_ROLES)),
        byline=read_story_line(_read_ninjs_text(item, "byline") or _read_ninjs_text(item, "by")),
        authors=tuple(_list_ninjs_authors(item)),
        dateline=read_story_line(_read_ninjs_text(item, "dateline")),
        body=_drop_ninjs_association_captions(choose_story_body(_list_ninjs_bodies(item)), item),
        published=read_agency_published(_list_ninjs_times(item)),
        embargoed_until=embargo.at if embargo else None,
        status=(_read_ninjs_text(item, "pubstatus") or "").lower() or None,
        keywords=tuple(dict.fromkeys(_list_ninjs_keywords(item))),
        subjects=tuple(dict.fromkeys(_list_ninjs_subjects(item))),
        slug=_read_ninjs_text(item, "slugline") or _read_ninjs_text(item, "slug"),
        urgency=read_story_urgency(str(item.get("urgency", ""))),
    )


def _fold_ninjs_keys(value: Any) -> Any:
    """Fold the keys of all objects to small letters, and mend characters that came in half."""
    if isinstance(value, str):
        return _HALF_CHARACTER.sub("\ufffd", value)
    if isinstance(value, dict):
        return {str(key).lower(): _fold_ninjs_keys(inner) for key, inner in value.items()}
    return [_fold_ninjs_keys(inner) for inner in value] if isinstance(value, list) else value


def _list_ninjs_items(loaded: Any) -> Iterator[JsonObject]:
    """Yield the items of what was loaded: itself, a list's, those under a key for lists, those of a package."""
    if isinstance(loaded, list):
        for inner in loaded:
            yield from _list_ninjs_items(inner)
    if not isinstance(loaded, dict):
        return
    below = [inner for key in _ITEM_LISTS for inner in _list_ninjs_objects(loaded, key)]
    is_package = _read_ninjs_kind(loaded) in ("composite", "package") and not any(_list_ninjs_bodies(loaded))
    if is_package:
        below += [inner for inner in _list_ninjs_objects(loaded, "associations") if any(_list_ninjs_bodies(inner))]
    if read_ninjs_guid(loaded) or not below:
        yield loaded
    for inner in below:
        yield from _list_ninjs_items(inner)


def _read_ninjs_kind(item: JsonObject) -> str:
    if any(key in item for key in _EVENT_KEYS):
        return "event"
    return (_read_ninjs_text(item, "type") or "").lower()


def _read_ninjs_text(item: JsonObject, key: str) -> str | None:
    """Give the words of a key; those of a name, where it holds an object. None where it has none."""
    value = item.get(key)
    if isinstance(value, dict):
        value = value.get("name") or value.get("value")
    return value.strip() or None if isinstance(value, str) else None


def _list_ninjs_objects(item: JsonObject, key: str) -> list[JsonObject]:
    """Give the objects under a key: of a list, or of an object by names as ninjs 1 has them."""
    value = item.get(key)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [entry for entry in inner if isinstance(entry, dict)]


def _read_ninjs_headline(item: JsonObject) -> str | None:
    line = _read_ninjs_text(item, "headline") or _find_ninjs_value_by_role(item, "headlines", _MAIN_ROLES)
    others = [_read_ninjs_text(item, f"headline_{role}") for role in _MAIN_ROLES]
    others += [_read_ninjs_text(entry, "value") for entry in _list_ninjs_objects(item, "headlines")]
    first = next(filter(None, others), None)
    return read_story_line(line or first or _read_ninjs_text(item, "title"))


def _find_ninjs_value_by_role(item: JsonObject, key: str, roles: Collection[str]) -> str | None:
    values = (
        _read_ninjs_text(entry, "value") for entry in _list_ninjs_objects(item, key) if _read_ninjs_role(entry) in roles
    )
    return next(filter(None, values), None)


def _read_ninjs_role(entry: JsonObject) -> str:
    return (_read_ninjs_text(entry, "role") or "").lower()


def _list_ninjs_bodies(item: JsonObject) -> Iterator[Body]:
    for key, value in item.items():
        if key.startswith(_BODY_KEY) and isinstance(value, str):
            yield _read_ninjs_body(value, key.removeprefix(_BODY_KEY))
    for entry in _list_ninjs_objects(item, "bodies"):
        if value := _read_ninjs_text(entry, "value"):
            yield _read_ninjs_body(value, _read_ninjs_role(entry))


def _drop_ninjs_association_captions(blocks: Sequence[BlockText], item: JsonObject) -> list[BlockText]:
    """Leave out the captions of associated pictures: each is an item of its own, which has them as its description."""
    captions = {
        fold_title(words)
        for associated in _list_ninjs_objects(item, "associations")
        for words in _list_ninjs_descriptions(associated)
    }
    return [block for block in blocks if block[0] is not Role.CAPTION or fold_title(block[1] or "") not in captions]


def _list_ninjs_descriptions(item: JsonObject) -> Iterator[str]:
    lines = [_read_ninjs_text(item, key) for key in ("description_text", "description_html", "headline")]
    lines += [_read_ninjs_text(entry, "value") for entry in _list_ninjs_objects(item, "descriptions")]
    yield from filter(None, map(read_story_line, lines))


def _read_ninjs_body(value: str, role: str) -> Body:
    is_main = role not in _SHORT_ROLES
    if _NITF_TAG in value:
        try:
            return Body(BodyMarkup.NITF, tuple(read_nitf(parse_xml_tree(value.encode())).body), is_main)
        except UnreadableTree:
            return Body(BodyMarkup.NITF, ())
    return read_plain_story_body(value, is_main=is_main)


def _list_ninjs_times(item: JsonObject) -> Iterator[tuple[str, str | None]]:
    for key in ("versioncreated", "contentmodified", "contentcreated", "firstpublished", "firstcreated", "published"):
        yield key, _read_ninjs_text(item, key)


def _list_ninjs_authors(item: JsonObject) -> Iterator[str]:
    for author in _list_ninjs_objects(item, "authors"):
        name = _read_ninjs_text(author, "name")
        if name and _read_ninjs_role(author) in _AUTHOR_ROLES:
            yield name


def _list_ninjs_keywords(item: JsonObject) -> Iterator[str]:
    value = item.get("keywords")
    entries = value if isinstance(value, list) else []
    yield from (entry.strip() for entry in entries if isinstance(entry, str) and entry.strip())
    for key in ("keywords", "subject", "subjects"):
        yield from (
            name
            for entry in _list_ninjs_objects(item, key)
            if (name := _read_ninjs_text(entry, "name")) and not _read_ninjs_subject_code(entry)
        )


def _list_ninjs_subjects(item: JsonObject) -> Iterator[SubjectCode]:
    for key in ("subject", "subjects"):
        for entry in _list_ninjs_objects(item, key):
            if found := read_subject(
                _read_ninjs_subject_code(entry), _read_ninjs_text(entry, "name"), _read_ninjs_text(entry, "scheme")
            ):
                yield found


def _read_ninjs_subject_code(entry: JsonObject) -> str | None:
    return (
        _read_ninjs_text(entry, "uri")
        or _read_ninjs_text(entry, "code")
        or _read_ninjs_text(entry, "literal")
        or _read_ninjs_text(entry, "qcode")
    )
