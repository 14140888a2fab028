"""The commands that look at inputs before they are stored: `formats` and `parse`.

Change nothing on the disk. What reads a format: transforms/parsers, flows/inputs/containers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Columns, Language, PublicationDate, Publisher, Source
from flows.cli.terminal import make_printable

if TYPE_CHECKING:
    from flows.inputs import DeclaredInput
    from transforms.document import ArticleMetadata, Document, RawArticle, Reject

_RECORD_TYPE = "application/json"
_SHOWN_BLOCKS = 40  # of an article, on a terminal; --json has all
_SHOWN_CHARS = 160  # of a block


def formats() -> int:
    """List the formats that are read.

    By which names and media types, and what is packed in what.
    """
    from flows.inputs.containers import known_containers
    from transforms.parsers import known_parsers

    for title, modules in (("articles", known_parsers()), ("containers of articles", known_containers())):
        print(f"{title}:")
        for module in modules.values():
            print(f"  {module.NAME:<34} {' '.join(module.SUFFIXES):<34} {', '.join(module.MEDIA_TYPES)}")
    print("what an input is, its first bytes decide; a media type or a name only where they leave it open")
    return ExitCode.DONE


def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders, globs in quotes.")],
    date: PublicationDate = None,
    publisher: Publisher = None,
    source: Source = None,
    language: Language = None,
    columns: Columns = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each article or reject.")] = False,
) -> int:
    """Show what the parser sees in files; nothing is stored.

    Metadata, blocks, sections, refusals.
    """
    from flows import inputs
    from transforms import reading
    from transforms.document import Document, Reject

    inputs.check_paths(files)
    given = dict(date=date, publisher=publisher, source=source, language=language, columns=columns)
    declared = inputs.declare_input(given, inputs.OPTIONS)
    has_rejects = False
    for article in _read_inputs(files, declared):
        results: list[Document | Reject] = [article] if isinstance(article, Reject) else reading.parse(article)
        for result in results:
            has_rejects = has_rejects or isinstance(result, Reject)
            if isinstance(result, Document):
                described = describe_document(result, declared.columns)
            else:
                described = describe_reject(result)
            lines = [json.dumps(described, ensure_ascii=False)] if as_json else _write_lines(described)
            print(make_printable("\n".join(lines)))
    return ExitCode.REJECTED if has_rejects else ExitCode.DONE


def _read_inputs(files: list[str], declared: DeclaredInput) -> Iterator[RawArticle | Reject]:
    from flows import inputs
    from flows.settings import settings_of

    settings = settings_of({})
    with inputs.LateHttpClient(inputs.HttpLimits(settings.max_bytes)) as client:
        found = inputs.resolve_paths(files)
        yield from inputs.read_found_files(found, client, settings.max_bytes, declared, settings.allow_private)


def describe_document(doc: Document, declared_columns: Mapping[str, str]) -> dict[str, Any]:
    """Describe what a parser made of an input; values that nobody gives are left out.

    `declared_columns` is what the caller says of tables: fields of an article to the columns that hold them.
    """
    described = {
        "source_uri": doc.raw and doc.raw.source_uri,
        "document_id": doc.document_id,
        "media_type": doc.media_type,
        "language_detected": doc.language and doc.language.tag,
        "columns": _describe_columns(doc, declared_columns),
        "body_start_char": doc.body_start_char,
        **_describe_metadata(doc.metadata),
        "blocks": [
            {
                "role": block.role.value,
                **({"level": block.level} if block.level else {}),
                "start_char": block.span.start_char,
                "text": block.span.of(doc.text),
            }
            for block in doc.blocks
        ],
    }
    return {name: value for name, value in described.items() if value not in (None, [], "")}


def _describe_columns(doc: Document, declared_columns: Mapping[str, str]) -> list[str]:
    """Say which column, or key, was taken for which field of an article; nothing for what is no row of a table.

    A column that the caller named had the name of its field by the time it was parsed; here it has its own again.
    """
    from transforms.records.columns import map_columns

    if doc.raw is None or doc.media_type != _RECORD_TYPE:
        return []
    row = json.loads(doc.raw.body)
    if not isinstance(row, dict):
        return []
    renamed = {field: column for field, column in declared_columns.items() if column not in row}
    return [f"{renamed.get(column, column)} -> {field}" for field, column in map_columns(row).items()]


def _describe_metadata(said: ArticleMetadata) -> dict[str, Any]:
    published = said.published
    return {
        "guid": said.guid,
        "headline_evidence": said.headline_evidence,
        "url": said.url,
        "url_evidence": said.url_evidence,
        "publisher": said.publisher,
        "language": said.language,
        "authors": list(said.authors),
        "byline_evidence": said.byline_evidence,
        "published": published and (published.at or published.day).isoformat(),
        "published_reason": published and published.reason,
        "date_line": said.date_line,
        "keywords": list(said.keywords),
        "subjects": [subject.code for subject in said.subjects],
        "slug": said.slug,
        "urgency": said.urgency,
        "state": said.state and said.state.value,
        "embargoed_until": said.embargoed_until and said.embargoed_until.isoformat(),
    }


def describe_reject(reject: Reject) -> dict[str, Any]:
    """Describe why an input is no article."""
    return {
        "source_uri": reject.source_uri,
        "reason_code": str(reject.reason_code),
        "message": reject.message,
    }


def _write_lines(described: dict[str, Any]) -> Iterator[str]:
    for name, value in described.items():
        if name != "blocks":
            yield f"{name:<18} {'; '.join(value) if isinstance(value, list) else value}"
    blocks = described.get("blocks", [])
    for block in blocks[:_SHOWN_BLOCKS]:
        text = " ".join(block["text"].split())
        shown = text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}..."
        yield f"  {block['role'] + str(block.get('level', '')):<10} {shown}"
    if len(blocks) > _SHOWN_BLOCKS:
        yield f"  and {len(blocks) - _SHOWN_BLOCKS} more blocks"
    yield ""
