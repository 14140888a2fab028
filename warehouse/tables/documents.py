"""Articles, each in its current revision."""

from dataclasses import replace
from datetime import datetime

import pyarrow as pa

from transforms.document import ArticleState
from warehouse.fields import DOCUMENT_ID, PUBLISHED, RUN_ID, Column, Table

EVIDENCE = ("metadata", "dateline", "inferred", "path")
_UNKNOWN_DAY = "The day is not known."
_UNTOLD = "There is none, or the input does not tell."
_ID = "Made from the article's guid or canonical URL, else from its whole text; the same for ever."

TABLE = Table(
    name="documents",
    row_is="an article in its current revision",
    key=("document_id",),
    columns=(
        replace(DOCUMENT_ID, meaning=_ID, refers_to=None),
        *PUBLISHED,
        RUN_ID,
        Column("revision", pa.int32(), "Counts the versions of the article from 1.", 1),
        Column(
            "replaces_document_id",
            pa.string(),
            "The id of the version before; that one's text is in document_revisions.",
            "3c1f09a2d4e86b57",
            null_means="It is the first version, or the version before had the same id.",
            form=DOCUMENT_ID.form,
        ),
        Column(
            "source",
            pa.string(),
            "The name that the caller gave the input.",
            "city desk feed",
            null_means="None given.",
        ),
        Column(
            "source_uri",
            pa.string(),
            "Where it was read: absolute and percent-encoded.",
            "file:///news/2017/harbour%20plan.txt",
            null_means="It was not read from anywhere.",
        ),
        Column("guid", pa.string(), "The input's own id.", "urn:news:8812", null_means="The input has none."),
        Column(
            "url",
            pa.string(),
            "The article's canonical URL.",
            "https://example.org/a/8812",
            null_means="None is given.",
        ),
        Column(
            "url_evidence",
            pa.string(),
            "Where the URL was read, in words: link canonical, entry link, field url, address it was fetched from.",
            "link canonical",
            null_means=_UNTOLD,
        ),
        Column("publisher", pa.string(), "Who published it.", "Harbour Gazette", null_means="The input does not say."),
        Column("agency", pa.string(), "The agency that the dateline names.", "TASS", null_means="It names none."),
        Column("language", pa.string(), "Language as declared, BCP 47.", "en-GB", null_means="The input does not say."),
        Column(
            "language_detected",
            pa.string(),
            "Language by the words themselves, ISO 639-1. Where it is surely not English, nobody looked for quotes.",
            "en",
            null_means="Too few words to tell.",
        ),
        Column(
            "language_confidence",
            pa.float64(),
            "How sure that is.",
            1.0,
            null_means="Too few words to tell.",
            unit="0 to 1",
        ),
        Column(
            "authors",
            pa.string(),
            "The authors that the input names, '; ' between them.",
            "Ana Silva; Rui Costa",
            null_means="The input names none; the byline may.",
        ),
        Column(
            "keywords",
            pa.string(),
            "The input's own keywords, '; ' between them.",
            "harbour; council",
            null_means="The input has none.",
        ),
        Column("slug", pa.string(), "An agency's short name of the story.", "harbour-vote", null_means="It has none."),
        Column(
            "urgency",
            pa.int32(),
            "An agency's urgency, 1 (most urgent) to 8.",
            4,
            null_means="The input does not say.",
        ),
        Column(
            "state",
            pa.string(),
            "Whether it may be shown: withdrawn articles are not in bi/, embargoed ones not before their time.",
            ArticleState.PUBLISHED.value,
            null_means="The input does not say; it may be shown.",
            one_of=ArticleState.values(),
        ),
        Column(
            "embargoed_until",
            pa.timestamp("us"),
            "Not to be shown before this instant, UTC.",
            datetime(2017, 4, 12, 18, 0),
            null_means="The input names no such time.",
        ),
        Column("media_type", pa.string(), "What the input was.", "text/plain", null_means="It is not known."),
        Column("rubric", pa.string(), "Kicker over the headline, cleaned.", "World", null_means="There is none."),
        Column(
            "headline", pa.string(), "Headline, cleaned.", "Harbour plan goes to a vote", null_means="There is none."
        ),
        Column(
            "headline_evidence",
            pa.string(),
            "Where the headline was read, in words: h1, json-ld headline, entry title, field title, layout.",
            "json-ld headline",
            null_means=_UNTOLD,
        ),
        Column("dek", pa.string(), "Standfirst, cleaned.", "Council is split", null_means="There is none."),
        Column(
            "byline",
            pa.string(),
            "Author line, cleaned; the names of the authors where none is printed.",
            "By Ana Silva",
            null_means="There is none.",
        ),
        Column(
            "byline_evidence",
            pa.string(),
            "Where the byline was read, in words, or the authors where none is printed: json-ld author, layout.",
            "json-ld author",
            null_means=_UNTOLD,
        ),
        Column(
            "dateline", pa.string(), "Dateline as it stands.", "LISBON, April 12. /LUSA/.", null_means="There is none."
        ),
        Column(
            "dateline_place",
            pa.string(),
            "Its place, as a reader would write it.",
            "Lisbon",
            null_means="The dateline names no place.",
        ),
        Column(
            "published_at",
            pa.timestamp("us"),
            "Instant of publication, UTC; its day may differ from published_date, which is in the article's zone.",
            datetime(2017, 4, 12, 15, 30),
            null_means="Only the day is known, or not even that.",
        ),
        Column(
            "published_date_evidence",
            pa.string(),
            "What the day rests on.",
            "dateline",
            null_means=_UNKNOWN_DAY,
            one_of=EVIDENCE,
        ),
        Column(
            "published_date_reason",
            pa.string(),
            "The same in words.",
            "The dateline says April 12; 2017 is the last year in which that was the Wednesday named in the text.",
            null_means="The day is not known, and nothing was found that could be one; else it says why that is open.",
        ),
        Column(
            "published_date_confidence",
            pa.float64(),
            "How sure the day is.",
            0.9,
            null_means=_UNKNOWN_DAY,
            unit="0 to 1",
        ),
        Column(
            "duplicate_of_document_id",
            pa.string(),
            "The earliest article that this one is a copy of; marts count the original alone.",
            "3c1f09a2d4e86b57",
            null_means="It is no copy of an article stored before it.",
            form=DOCUMENT_ID.form,
        ),
        Column(
            "similarity",
            pa.float64(),
            "How like the likest copy is: the share of runs of five words in common, estimated within 0.04.",
            0.91,
            null_means="It is no copy.",
            unit="0 to 1",
        ),
        Column("text_sha256", pa.string(), "SHA-256 of document_texts.text in UTF-8.", "5e" * 32, form="[0-9a-f]{64}"),
        Column("char_count", pa.int32(), "Length of document_texts.text.", 5321, unit="code points"),
        Column(
            "body_start_char",
            pa.int32(),
            "Where the body begins, below headline, byline and date line: `text[body_start_char:]` is the body alone.",
            62,
            null_means="There is no body.",
            unit="code points",
        ),
        Column("word_count", pa.int32(), "Runs of letters and digits in document_texts.text.", 874, unit="words"),
        Column("sentence_count", pa.int32(), "Its rows in sentences.", 41, unit="rows"),
        Column("quote_count", pa.int32(), "Its rows in quotes.", 17, unit="rows"),
        Column("rule_version", pa.string(), "Version of the rules that made the rows.", "1"),
        Column("model_version", pa.string(), "The language model and its version.", "en_core_web_sm 3.8.0"),
        Column("ingested_at", pa.timestamp("us"), "When the run took it in, UTC.", datetime(2026, 11, 24, 10, 15, 0)),
    ),
)
