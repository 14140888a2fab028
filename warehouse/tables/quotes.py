"""Attributions: who says what, by which words, and how that is known."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import STATEMENT_TYPES, QuoteType, SpeakerKind, SpeechAct, label_speaker, tidy_words
from warehouse.fields import COMMON, SPAN, Column, Table, entity_id, row_id

_NO_CUE = "No words say that somebody says it."
_NO_SPEAKER = "Who says it is not known."
_NOWHERE = "The text names the speaker nowhere near, or who says it is not known."


def _fill_is_statement(rows: pa.Table) -> pa.ChunkedArray:
    return pc.is_in(rows["quote_type"], pa.array(STATEMENT_TYPES, pa.string()))


def _fill_speaker_label(rows: pa.Table) -> pa.Array:
    named = zip(rows["speaker_name"].to_pylist(), rows["speaker_text"].to_pylist(), strict=True)
    return pa.array([label_speaker(name, words) for name, words in named], pa.string())


def _fill_text_display(rows: pa.Table) -> pa.Array:
    return pa.array([tidy_words(text) for text in rows["text"].to_pylist()], pa.string())


_WHAT = (
    *SPAN,
    Column("word_count", pa.int32(), "Runs of letters and digits in `text`.", 4, unit="words"),
    Column(
        "cue_text", pa.string(), "The words that say that somebody says it, as they stand.", "said", null_means=_NO_CUE
    ),
    Column(
        *("cue_lemma", pa.string(), "The cue's dictionary form.", "say"),
        null_means="No words say that somebody says it: there is no cue, or it is a mark (`Harbour closed - Silva`).",
    ),
    Column("cue_start_char", pa.int32(), "Its first character.", 164, null_means=_NO_CUE, unit="code points"),
    Column("cue_end_char", pa.int32(), "One past its last.", 168, null_means=_NO_CUE, unit="code points"),
    Column("quote_rule", pa.string(), "What found the quote.", "marks and cue", null_means="Not recorded."),
    Column("quote_confidence", pa.float64(), "How sure it is that this is a quote.", 0.98, unit="0 to 1"),
)
_WHO = (
    entity_id(
        "speaker_entity_id",
        "Who says it.",
        null_means="Not known, unnamed, or no entity: a report or body that its own words name, in speaker_name.",
    ),
    Column(
        "speaker_name",
        pa.string(),
        "The speaker's canonical name: of an entity entities.name, else as its own words have it.",
        "Ana Silva",
        null_means="Not known, or unnamed.",
        names="speaker_entity_id",
    ),
    Column(
        "speaker_label",
        pa.string(),
        "The speaker as it is shown: the canonical name; of an unnamed one `unnamed: ` and the words that brought it "
        "in, without the article, `unnamed: police officials`, also where the source is `they`; else `unnamed`.",
        "Ana Silva",
        fill=_fill_speaker_label,
        names="speaker_entity_id",
    ),
    Column("speaker_text", pa.string(), "The speaker as it stands.", "Ms Silva", null_means=_NOWHERE),
    Column(
        "speaker_kind",
        pa.string(),
        "What the speaker is; `unnamed` is one person whom the text names nowhere.",
        "person",
        null_means=_NO_SPEAKER,
        one_of=SpeakerKind.values(),
    ),
    Column("speaker_start_char", pa.int32(), "Its first character.", 169, null_means=_NOWHERE, unit="code points"),
    Column("speaker_end_char", pa.int32(), "One past its last.", 177, null_means=_NOWHERE, unit="code points"),
    Column(
        "speaker_role",
        pa.string(),
        "The speaker's role in force on that day.",
        "harbour master",
        null_means="The text states none.",
    ),
    Column("speaker_rule", pa.string(), "What decided.", "subject of the cue", null_means=_NO_SPEAKER),
    Column(
        "speaker_reason",
        pa.string(),
        "The same in a short sentence.",
        "'Ms Silva' is the subject of 'said', right behind the quote.",
        null_means=_NO_SPEAKER,
    ),
    Column("speaker_confidence", pa.float64(), "How sure it is.", 0.97, null_means=_NO_SPEAKER, unit="0 to 1"),
    Column("speaker_runner_up_name", pa.string(), "The second best.", "Rui Costa", null_means="Nobody else was near."),
    Column(
        "addressee_text",
        pa.string(),
        "Who is spoken to, as it stands.",
        "reporters",
        null_means="The words around the cue name nobody.",
    ),
)
_HOW = (
    Column(
        "speech_act",
        pa.string(),
        "How the act of saying is told. asserted: as done, also where what was said is a question between marks; "
        'negated: as not done ("did not say", "declined to say", "did not deny", "few believe"), so that '
        "the content is neither claimed nor disputed; questioned: the sentence asks about "
        'it ("Did she say that ...?"), or the content is only asked about ("asked whether"); hypothetical: as '
        'possible, expected or yet to come ("could say", "if he says", "will say").',
        "asserted",
        null_means="A scare quote: it is given to nobody.",
        one_of=SpeechAct.values(),
    ),
)
_STATEMENT = (
    Column(
        "statement_id",
        pa.string(),
        "Quotes with one statement_id tell the same statement: in one article a sentence that announces a quote and "
        "the quote, or the same words again; in all articles what one entity says with the same longest sentence "
        "between marks (six words or more; case, marks and the editor's brackets aside). Articles that quote "
        "different sentences of one speech, or tell it in indirect words, are not joined. `st.` and a hash where "
        "articles can share it, else the article's id and the first quote's number.",
        "st.5f0c3a9d1b27e684",
        null_means="Not worked out.",
        form=r"st\.[0-9a-f]{16}|[0-9a-f]{16}\.st[0-9]{4,}",
    ),
    Column(
        "statement_date",
        pa.date32(),
        "The day on which it was said; of a weekday the last one up to the day of publication.",
        date(2017, 4, 12),
        null_means="The words around the cue name no day, or it is yet to be said.",
    ),
    Column(
        "statement_date_evidence",
        pa.string(),
        "The words that name that day, or the longer time of statement_period_start.",
        "on Wednesday",
        null_means="As statement_period_start.",
    ),
    Column(
        "statement_period_start",
        pa.date32(),
        "The first day on which it may have been said: the words may name a week, a month or a year.",
        date(2017, 4, 12),
        null_means="The words around the cue name no time, or it is yet to be said.",
    ),
    Column(
        "statement_period_end",
        pa.date32(),
        "The last such day; of a day that is named both are that day.",
        date(2017, 4, 12),
        null_means="As statement_period_start.",
    ),
    Column(
        "statement_place_text",
        pa.string(),
        "The place where it was said, as it stands.",
        "Lisbon",
        null_means="The words around the cue name no place, or it is yet to be said.",
    ),
    Column(
        "statement_place_evidence",
        pa.string(),
        "The words that name that place.",
        "at a rally in Lisbon",
        null_means="As statement_place_text.",
    ),
    replace(
        entity_id("statement_place_entity_id", "The place.", null_means="Not known, or no entity of this article."),
        example="place.lisbon",
    ),
)
TABLE = Table(
    name="quotes",
    row_is="one attribution: a stretch of speech given to a source by one act of saying; the cue may split it",
    key=("quote_id",),
    joined=("text", "cue_text"),
    columns=(
        *COMMON,
        row_id("quote", "quote_id", "The quote.", "9f2c41d07be35a68.q0003"),
        row_id(
            "section",
            "section_id",
            "The part it stands in.",
            "9f2c41d07be35a68.x02",
            null_means="It stands outside of the parts, as one in a headline does.",
            refers_to="sections",
        ),
        row_id(
            "sentence",
            "sentence_id",
            "The sentence in which it begins.",
            "9f2c41d07be35a68.s0012",
            refers_to="sentences",
        ),
        Column("position", pa.int32(), "Counts the quotes of the article from 1.", 3),
        Column(
            "quote_type",
            pa.string(),
            "direct: in marks; indirect: without; mixed: both; scare: words that are given to nobody.",
            "direct",
            one_of=QuoteType.values(),
        ),
        Column(
            "is_statement",
            pa.bool_(),
            "Somebody says the words, so that it is counted. Not so of scare quotes, titles, terms, names and stage "
            "directions. Whether the act of saying took place is told by speech_act.",
            True,
            fill=_fill_is_statement,
        ),
        Column("text", pa.string(), "Its pieces as they stand, joined by a blank.", "The plan will stand"),
        Column(
            "text_clean",
            pa.string(),
            "The same with the editor's insertions out and the text's repairs made.",
            "The plan will stand",
            null_means="It is nothing but insertions.",
        ),
        Column(
            "text_display",
            pa.string(),
            "The words as they are shown alone: `[...]` where words of the article were left out between pieces, no "
            "comma at the end, a capital where it opens a sentence, no marks around the whole, repairs made. In rows "
            "that were stored before there was the column, `text` without comma and marks, until they are replayed.",
            "The plan will stand",
            fill=_fill_text_display,
        ),
        *_WHAT,
        *_WHO,
        *_HOW,
        row_id(
            "quote",
            "parent_quote_id",
            "The quote that it stands in.",
            "9f2c41d07be35a68.q0002",
            null_means="It stands in none.",
            refers_to="quotes",
        ),
        *_STATEMENT,
        Column("is_verbatim", pa.bool_(), "The words are the speaker's own, as far as the text says.", True),
    ),
)
