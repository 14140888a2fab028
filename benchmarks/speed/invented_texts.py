"""Write the text of an invented article, and the rows that point into it: sections, sentences, mentions, quotes.

Rows of the article as a whole: invented_articles.py. What it is made of: invented_names.py.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from benchmarks.speed.invented_names import InventedEntity, invent_phrases
from transforms.document import QuoteType, Role, Row, Rows, SpeechAct, ids, tidy_words
from transforms.rows.values import count_words

_BRACKET = " [the plan]"
_BODY_SENTENCES = 22
_SENTENCES_OF_LEAD = 8
_SENTENCES_A_PARAGRAPH = 2

TABLES = (
    *("documents", "document_texts", "sections", "sentences", "quotes", "quote_spans", "quote_speakers"),
    *("quote_insertions", "entities", "entity_aliases", "entity_roles", "entity_links", "entity_mentions"),
    "topic_assignments",
)
_NO_CIRCUMSTANCES = {
    **{"speech_act": SpeechAct.ASSERTED.value, "addressee_text": None, "statement_date": None},
    **{"statement_period_start": None, "statement_period_end": None},
    **{"statement_date_evidence": None, "statement_place_text": None, "statement_place_evidence": None},
    "statement_place_entity_id": None,
}


class SentencePart(Enum):
    """What sentences are made of beside literal text."""

    MENTION = "the name of the article's next entity"
    PHRASE = "a few words"
    PIECE = "a piece of a quote"
    QUOTED_PIECE = "a piece of a quote between marks"
    CUE = "the verb of a quote"


_Shape = tuple[str | SentencePart, ...]
_MENTION, _PHRASE, _PIECE, _QUOTED_PIECE, _CUE = SentencePart
_NARRATIVE: _Shape = (_MENTION, " ", _PHRASE, " ", _MENTION, " ", _PHRASE, " ", _MENTION, ".")
_DIRECT: _Shape = ('"', _QUOTED_PIECE, '," ', _CUE, " ", _MENTION, " ", _PHRASE, ".")
_SPLIT: _Shape = ('"', _QUOTED_PIECE, '," ', _MENTION, " ", _CUE, ', "', _QUOTED_PIECE, '."')
_INDIRECT: _Shape = (_MENTION, " ", _CUE, " that ", _PIECE, ".")
# By turns: of 22 sentences 10 are quotes.
_SHAPES = (
    *(_NARRATIVE, _DIRECT, _NARRATIVE, _INDIRECT, _NARRATIVE, _SPLIT, _NARRATIVE, _DIRECT, _NARRATIVE, _INDIRECT),
    _NARRATIVE,
)


@dataclass(slots=True)
class ArticleDraft:
    """An article under way: its text so far, and the rows that point into it."""

    common: Row
    dice: random.Random
    entities: Sequence[InventedEntity]
    is_rare: bool
    text: str = ""
    section: int = 0
    rows: Rows = field(default_factory=lambda: {name: [] for name in TABLES})

    @property
    def document_id(self) -> str:
        """The id of the article."""
        document_id: str = self.common["document_id"]
        return document_id


@dataclass(slots=True)
class SpeechDraft:
    """What is known of the quote in a sentence: its pieces, its cue, its speaker, each with its place."""

    pieces: list[tuple[int, str]] = field(default_factory=list)
    cue: tuple[int, str] | None = None
    speaker: tuple[int, str, InventedEntity] | None = None


def write_text(draft: ArticleDraft) -> None:
    """Write the text of an article that is still empty: headline, byline, a lead, a part under a heading."""
    headline = draft.dice.choice(invent_phrases()).capitalize()
    _add_line(draft, Role.HEADLINE, headline)
    _add_line(draft, Role.BYLINE, f"By {draft.entities[0].name}")
    _open_section(draft, None)
    for position in range(_BODY_SENTENCES):
        if position == _SENTENCES_OF_LEAD:
            _close_section(draft)
            _open_section(draft, draft.dice.choice(invent_phrases()).capitalize())
        _add_body_sentence(draft, position)
    _close_section(draft)


def _open_section(draft: ArticleDraft, heading: str | None) -> None:
    draft.section += 1
    draft.rows["sections"].append({
        **draft.common,
        "section_id": ids.section_id(draft.document_id, draft.section),
        "position": draft.section,
        "heading": heading,
        "heading_text": heading,
        "heading_evidence": heading and "layout",
        "start_char": len(draft.text),
        "end_char": 0,
    })
    if heading is not None:
        _add_line(draft, Role.HEADING, heading)


def _close_section(draft: ArticleDraft) -> None:
    draft.rows["sections"][-1]["end_char"] = len(draft.text.rstrip())
    draft.text = draft.text.rstrip() + "\n\n"


def _add_line(draft: ArticleDraft, role: Role, line: str) -> None:
    start = len(draft.text)
    draft.text += f"{line}\n\n"
    _add_sentence(draft, role, start, line, None, False)


def _add_sentence(
    draft: ArticleDraft, role: Role, start: int, text: str, paragraph: int | None, is_quote_inside: bool
) -> None:
    position = len(draft.rows["sentences"]) + 1
    draft.rows["sentences"].append({
        **draft.common,
        "sentence_id": ids.sentence_id(draft.document_id, position),
        "section_id": ids.section_id(draft.document_id, draft.section) if draft.section else None,
        "paragraph": paragraph,
        "position": position,
        "role": role.value,
        "role_evidence": None,
        "start_char": start,
        "end_char": start + len(text),
        "text": text,
        "word_count": count_words(text),
        "is_quote_inside": is_quote_inside,
    })


def _add_body_sentence(draft: ArticleDraft, position: int) -> None:
    shape = _SHAPES[position % len(_SHAPES)]
    start = at = len(draft.text)
    speech, parts = SpeechDraft(), []
    for part in shape:
        text = part if isinstance(part, str) else _write_part(draft, part, at, speech)
        parts.append(text)
        at += len(text)
    sentence = "".join(parts)
    _add_sentence(draft, Role.BODY, start, sentence, position // _SENTENCES_A_PARAGRAPH + 1, bool(speech.pieces))
    if speech.pieces:
        _add_quote(draft, speech, _QUOTED_PIECE in shape)
    draft.text += sentence + (" " if (position + 1) % _SENTENCES_A_PARAGRAPH else "\n\n")


def _write_part(draft: ArticleDraft, part: SentencePart, at: int, speech: SpeechDraft) -> str:
    if part is _MENTION:
        return _write_mention(draft, at, speech)
    if part is _CUE:
        speech.cue = (at, "said")
        return "said"
    phrase = draft.dice.choice(invent_phrases())
    if part is not _PHRASE:
        phrase = f"{phrase} {draft.dice.choice(invent_phrases())}"
        if draft.is_rare and not draft.rows["quotes"]:
            phrase += _BRACKET
        speech.pieces.append((at, phrase))
    return phrase


def _write_mention(draft: ArticleDraft, at: int, speech: SpeechDraft) -> str:
    mentions = draft.rows["entity_mentions"]
    entity = draft.entities[len(mentions) % len(draft.entities)]
    text = entity.aliases[0 if len(mentions) < len(draft.entities) else -1][0]
    speech.speaker = (at, text, entity)
    mentions.append({
        **draft.common,
        "mention_id": ids.mention_id(draft.document_id, len(mentions) + 1),
        "sentence_id": ids.sentence_id(draft.document_id, len(draft.rows["sentences"]) + 1),
        "entity_id": entity.entity_id,
        "start_char": at,
        "end_char": at + len(text),
        "text": text,
        "mention_type": "name",
        "literal_entity_id": None,
        "mention_rule": "full name" if text == entity.name else "surname of a person named before",
        "mention_confidence": 0.95,
    })
    return text


def _add_quote(draft: ArticleDraft, speech: SpeechDraft, is_quoted: bool) -> None:
    position = len(draft.rows["quotes"]) + 1
    quote_id = ids.quote_id(draft.document_id, position)
    text = " ".join(piece for _, piece in speech.pieces)
    draft.rows["quotes"].append({
        **draft.common,
        "quote_id": quote_id,
        "section_id": ids.section_id(draft.document_id, draft.section),
        "sentence_id": draft.rows["sentences"][-1]["sentence_id"],
        "position": position,
        "quote_type": (QuoteType.DIRECT if is_quoted else QuoteType.INDIRECT).value,
        "text": text,
        "is_statement": True,
        "text_clean": text.replace(_BRACKET, ""),
        "text_display": tidy_words(text),
        "start_char": speech.pieces[0][0],
        "end_char": speech.pieces[-1][0] + len(speech.pieces[-1][1]),
        "word_count": count_words(text),
        "quote_rule": "marks and cue" if is_quoted else "clause of a cue",
        "quote_confidence": 0.98 if is_quoted else 0.9,
        **_say_who(speech),
        **_NO_CIRCUMSTANCES,
        "parent_quote_id": None,
        "statement_id": ids.statement_id(draft.document_id, position, text if is_quoted else None),
        "is_verbatim": is_quoted,
    })
    _add_pieces(draft, quote_id, speech, is_quoted)


def _say_who(speech: SpeechDraft) -> Row:
    assert speech.cue is not None and speech.speaker is not None  # every shape with a piece has both
    cue_start, cue = speech.cue
    start, text, entity = speech.speaker
    return {
        "cue_text": cue,
        "cue_lemma": "say",
        "cue_start_char": cue_start,
        "cue_end_char": cue_start + len(cue),
        "speaker_entity_id": entity.entity_id,
        "speaker_name": entity.name,
        "speaker_label": entity.name,
        "speaker_text": text,
        "speaker_kind": entity.entity_type,
        "speaker_start_char": start,
        "speaker_end_char": start + len(text),
        "speaker_role": entity.role,
        "speaker_rule": "subject of the cue",
        "speaker_reason": f"'{text}' is the subject of '{cue}'.",
        "speaker_confidence": 0.97,
        "speaker_runner_up_name": None,
    }


def _add_pieces(draft: ArticleDraft, quote_id: str, speech: SpeechDraft, is_quoted: bool) -> None:
    for position, (start, text) in enumerate(speech.pieces, start=1):
        draft.rows["quote_spans"].append({
            **draft.common,
            "quote_span_id": ids.quote_span_id(quote_id, position),
            "quote_id": quote_id,
            "position": position,
            "start_char": start,
            "end_char": start + len(text),
            "text": text,
            "is_quoted": is_quoted,
        })
        if text.endswith(_BRACKET):
            _add_bracket(draft, quote_id, start + len(text))


def _add_bracket(draft: ArticleDraft, quote_id: str, end_char: int) -> None:
    bracket = _BRACKET.strip()
    draft.rows["quote_insertions"].append({
        **draft.common,
        "quote_id": quote_id,
        "start_char": end_char - len(bracket),
        "end_char": end_char,
        "text": bracket,
        "insertion_kind": "clarification",
    })
