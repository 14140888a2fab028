"""Find passages that a text without blockquotes copies from others: what "As the Gazette reported:" leads to.

Plain text and pages whose blockquotes are lost show such a passage by nothing but the line above, which ends with a
colon behind a verb of saying, or names the source alone ("From the Gazette:"). The paragraph below it is the passage;
whether the next one belongs to it too, nothing shows, but where the lead brings in a statement ("issued the following
statement:"), which then is all the text has. Blockquotes of a page: `set_off_words.py`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.clauses.clause_candidates import subject_of_cue
from transforms.document import Block, Document, Parse, Role, Span, Token
from transforms.knowledge.calendar import MONTHS, WEEKDAYS
from transforms.knowledge.lexicon import is_verb_of_saying
from transforms.language.alignment import span_of_tokens, start_of_token
from transforms.language.grammar import FINITE_OR_MODAL_TAGS, FINITE_TAGS, RELATIVE_TAGS
from transforms.quotations.quotation_marks import OPENING_CHARACTERS
from transforms.structure.reporting_words import tells_speech

# Shorter paragraphs below a colon are as likely items of a list.
_LEAST_WORDS = 12
# Words between the verb and the colon: "wrote in a long letter to the court last week:".
_MOST_TOKENS_BEHIND_VERB = 10
_MOST_TOKENS_OF_SOURCE_LINE = 12
_ENDS = (".", "?", "!", "\u2026", ")", "]")
_CLOSING_MARKS = "\"'\u2019\u201d\u00bb"
# A bullet, "1)", "Name: ...": an item of a list, or a turn.
_ITEM = re.compile(r"[^\w(\[.\u2026@#$\u00a3\u20ac]|\(?\d{1,2}[.)]\s|[A-Z][\w.'\u2019-]*(?:\s[\w.'\u2019-]+){0,3}:\s")
# "From the Gazette:", "The new rules, according to Ana Silva:", "Here is the Gazette:".
_SOURCE_LINE = re.compile(
    r"(?:\A|\s)(?P<cue>(?i:from|via|per|here(?:'s|\u2019s| is)|according to))\s"
    r"(?P<source>(?:the\s)?[A-Z][^:;,\n]{0,60}[^\s:;,])\s?:\s*\Z"
)
_VERBS_OF_SOURCE_LINE = frozenset(("is", "'s", "\u2019s"))
# What a verb of saying may have behind it before the colon: when, where, how and to whom, and "this", "so".
_ADVERBIAL = frozenset(("advmod", "prep", "npadvmod", "punct", "prt", "dative", "agent", "advcl", "oprd"))
_OBJECTS = frozenset(("so", "this", "thus", "following", "as", "much"))
# They say what others have written, and are no cues of speech elsewhere.
_REPORTING = frozenset(("report", "allege", "put", "recount", "publish"))
_STATEMENTS = frozenset(("statement", "answer", "reply", "message", "comment", "remark", "response", "commentary"))
_ADDRESSING = frozenset(("tell", "remind", "warn", "inform"))
# "Here is what she wrote:", "This is how he put it:".
_POINTING = frozenset(("here", "this", "that"))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The cue and the source in the line above a passage, and the indices of the passage's blocks."""

    blocks: tuple[int, ...]
    cue: Span
    cue_lemma: str | None
    source: Span


def find_passages(doc: Document) -> frozenset[int]:
    """Find the body blocks, by index, that are passages copied from others; none where the page sets blocks off."""
    return frozenset(block for blocks, _ in _find_lines_above(doc) for block in blocks)


def find_source_lines(doc: Document) -> Iterator[SourceLine]:
    """Yield the lines above passages that tell their source by a verb of saying, or name nothing else."""
    for blocks, parse in _find_lines_above(doc):
        line = _read_source_line(blocks, parse) or _read_saying_line(blocks, parse)
        if line is not None:
            yield line


def _find_lines_above(doc: Document) -> Iterator[tuple[tuple[int, ...], Parse]]:
    """Yield the indices of the blocks of each passage with the parse of the line above it."""
    if any(block.is_set_off for block in doc.blocks):
        return
    parses = {parse.block: parse for parse in doc.parses if parse.tokens}
    bodies = [index for index, block in enumerate(doc.blocks) if block.role is Role.BODY]
    for below in range(1, len(doc.blocks)):
        above = _parse_above(doc, below, parses)
        if above is None or not _may_be_passage(doc.blocks[below], doc.text) or not _brings_in_passage(below, above):
            continue
        is_lead = below - 1 == bodies[0]
        rest = [index for index in bodies if index >= below]
        is_whole = is_lead and all(_may_be_of_statement(doc.blocks[index], doc.text) for index in rest)
        verb = _find_saying(above) if is_whole else None
        yield (tuple(rest) if verb is not None and _is_issuing_statement(verb) else (below,)), above


def _parse_above(doc: Document, below: int, parses: Mapping[int, Parse]) -> Parse | None:
    """Give the parse of the body block above where that ends with a colon; None elsewhere."""
    above = doc.blocks[below - 1]
    is_leading = above.role is Role.BODY and above.span.of(doc.text).rstrip().endswith(":")
    return parses.get(below - 1) if is_leading else None


def _may_be_passage(block: Block, text: str) -> bool:
    words = block.span.of(text).strip()
    if block.role is not Role.BODY or words[:1] in OPENING_CHARACTERS or _ITEM.match(words):
        return False
    return len(words.split()) >= _LEAST_WORDS and words.rstrip(_CLOSING_MARKS).endswith(_ENDS)


def _may_be_of_statement(block: Block, text: str) -> bool:
    words = block.span.of(text).strip()
    is_item = words[:1] in OPENING_CHARACTERS or _ITEM.match(words) is not None
    return not is_item and not tells_speech(words)


def _brings_in_passage(below: int, above: Parse) -> bool:
    return _read_source_line((below,), above) is not None or _find_saying(above) is not None


def _sentence_before_colon(parse: Parse) -> list[Token]:
    words = [token for token in parse.tokens if not token.is_space]
    colon = words[-1]
    return [token for token in colon.sent if not token.is_space and token.i <= colon.i]


def _read_saying_line(blocks: tuple[int, ...], parse: Parse) -> SourceLine | None:
    verb = _find_saying(parse)
    source = subject_of_cue(verb) if verb is not None else None
    if verb is None or source is None:
        return None
    cue = span_of_tokens(parse, verb.i, verb.i + 1)
    return SourceLine(blocks, cue, verb.lemma_.lower(), span_of_tokens(parse, *source))


def _find_saying(parse: Parse) -> Token | None:
    """Find the last verb of a line where it says something, has its subject and nothing said before the colon."""
    words = _sentence_before_colon(parse)
    verbs = (token for token in words if token.tag_ in FINITE_OR_MODAL_TAGS)
    issuing = next((verb for verb in verbs if _is_issuing_statement(verb)), None)
    if issuing is not None and _has_subject(issuing):
        return issuing
    verb = next((token for token in reversed(words) if _is_saying(token)), None)
    if verb is None or words[-1].i - verb.i > _MOST_TOKENS_BEHIND_VERB or not _has_subject(verb):
        return None
    questions = [child for child in verb.children if child.tag_ in RELATIVE_TAGS]
    is_pointing = words[0].lower_ in _POINTING and verb.tag_ in FINITE_TAGS  # "Here is what she wrote:"
    may_bring_in = (is_pointing or not questions) and all(_may_stand_behind(child, verb) for child in verb.rights)
    return verb if may_bring_in else None


def _has_subject(verb: Token) -> bool:
    """Say whether a verb, or the one that it goes on, has a subject that is no question word."""
    first = verb.head if verb.dep_ == "conj" else verb
    return any(
        child.dep_ == "nsubj" and child.tag_ not in RELATIVE_TAGS for token in (verb, first) for child in token.lefts
    ) or any(child.dep_ == "nsubj" for child in verb.rights)


def _is_saying(token: Token) -> bool:
    is_verb = token.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return is_verb and (is_verb_of_saying(token.lemma_) or token.lemma_ in _REPORTING)


def _is_issuing_statement(verb: Token) -> bool:
    """Say whether a verb gives out the statement that follows: "issued the following statement"."""
    statement = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if statement is None or statement.lemma_ not in _STATEMENTS:
        return False
    return any(child.lower_ in _OBJECTS for child in statement.lefts)


def _may_stand_behind(child: Token, verb: Token) -> bool:
    if child.dep_ in _ADVERBIAL or child.dep_ == "nsubj" or child.lower_ in _OBJECTS:
        return True
    is_told = child.dep_ == "dobj" and verb.lemma_ in _ADDRESSING
    return is_told or (verb.lemma_ == "put" and child.lower_ == "it")


def _read_source_line(blocks: tuple[int, ...], parse: Parse) -> SourceLine | None:
    """Read a line that names a source and nothing else: "From the Gazette:", "The new rules, according to Silva:"."""
    words = _sentence_before_colon(parse)
    if len(words) > _MOST_TOKENS_OF_SOURCE_LINE or any(map(_is_verb_of_line, words)):
        return None
    start_char = start_of_token(parse, words[0])
    line = _SOURCE_LINE.search("".join(word.text_with_ws for word in words))
    if line is None or any(map(_is_of_a_date, line["source"].split())):
        return None  # "From May 2014:"
    cue, source = (Span(start_char + line.start(part), start_char + line.end(part)) for part in ("cue", "source"))
    return SourceLine(blocks, cue, None, source)


def _is_of_a_date(word: str) -> bool:
    return word.isdigit() or word.lower() in MONTHS or word in WEEKDAYS


def _is_verb_of_line(word: Token) -> bool:
    return word.tag_ in FINITE_OR_MODAL_TAGS and word.lower_ not in _VERBS_OF_SOURCE_LINE
