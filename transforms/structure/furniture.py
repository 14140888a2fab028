"""Know by its words a line that stands beside the article: links, calls to readers, rights, buttons, corrections.

It must be short and of a form that the story's own sentences do not have. Credits of pictures: credits.py; lines that
say something once more: repetitions.py. The words themselves are in `knowledge/page_words.py`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from transforms.document import Role, RoleEvidence
from transforms.knowledge.page_words import (
    PageWord,
    fold_page_words,
    is_page_word,
    join_page_words,
    page_word_pattern,
    role_of_page_label,
)
from transforms.structure.line_edges import ends_sentence
from transforms.structure.reporting_words import has_reporting_word, has_speech_mark


@dataclass(frozen=True, slots=True)
class BesideLine:
    """What a line beside the article is, and what shows it."""

    role: Role
    evidence: RoleEvidence


# A longer paragraph is a part of the story, however it begins.
_LONGEST_CHARS = 600
# A label is followed by the title of another article, or by a note of some sentences.
_MOST_WORDS_OF_LINK = 25
_MOST_WORDS_OF_CALL = 45
_MOST_SENTENCES_BEFORE_CALL = 3
# A sentence in which a paper tells its readers of itself.
_OF_PAPER = re.compile(r"\b(?:journalists?|journalism|newsroom|newspaper|magazine|reporting|reporters)\b")
# A line that begins as a link does and has no full stop.
_MOST_WORDS_OF_OPENING = 20
_MOST_BUTTONS = 12
_WORDS_OF_ENDING = 2
_SENTENCE_MARKS = frozenset('.!;,"\u201d')
_GLUED_LABEL = re.compile(r"(?P<label>[A-Z'\u2018][^:.!?\n/@#]{3,60}[\w'\u2019])[:?](?=[A-Z'\u2018][\w'\u2019]*\s)")
_MOST_WORDS_OF_RIGHTS = 60
# Owners of prices and pictures each reserve their rights, one behind the other.
_RESERVED = "all rights reserved"
_LEAST_IN_A_ROW = 2
_MOST_WORDS_OF_ROW = 250
_LABEL = re.compile(
    r"[^\w(\[\"\u201c\u2018']*(?P<label>[^\W\d_][\w'\u2019 -]{0,40}?)\s*"
    r"(?P<end>:|[|\u00bb\u203a>]|\s[-\u2013\u2014]\s)\s*"
)
# Last words of labels that stand before whole sentences, not before a title.
_NOTE_WORDS = frozenset({
    "note",
    "reader",
    "editor",
    "correction",
    "clarification",
    "disclaimer",
    "disclosure",
    "erratum",
    "warning",
})
BETWEEN_SENTENCES = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s+(?=[^\W\d_a-z])")
_MARKS_AROUND = " \t\n*\u2022\u00bb\u203a>\u25b6\u25ba\u2192\u2013\u2014|-_.:!\u2026"
# Behind the label of a speaker too: "SMITH: (CROSSTALK)".
_BRACKETED = re.compile(r"(?:[^\W\d_a-z][^\W\d_a-z.'\u2019 -]{0,40}:\s*)?[(\[](?P<sound>[^()\[\]]{2,60})[)\]][.]?")
# Behind a paragraph's last sentence: "... is closed. (RELATED: Ferry stuck)".
_LINK_AT_END = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s+(?P<link>[(\[][^()\[\]\n]{6,200}[)\]])\W*\Z")
_IN_BRACKETS = re.compile(r"[\[(](?P<inner>[^\[\]()\n]{6,160})[\])]\.?")
_POINTER = re.compile(r"(?:>>|\u00bb|\u25b6|\u25ba|\u27a4|\u27a1)\s*(?=\w)")
_BETWEEN_SOUNDS = re.compile(r"\s*[,;/.]\s*|\s+and\s+")
_LONGEST_LETTERS_SOUND_WORDS = 4
_LINKS = re.compile(r"(?:\W*(?:https?://\S+|(?:pic\.twitter|t)\.co(?:m/\S+|/\S+)|www\.\S+))+\W*", re.IGNORECASE)
# An entry of a list of references: `^ "Ferry stuck". Harbour Daily. Retrieved 3 May 2011.`
_REFERENCE = re.compile(
    r"(?:\^|\[?\d{1,3}[\].])?\s*\S.*[.\"\u201d)]\s+(?:Retrieved|Archived|Accessed)\s[^.]{0,60}\d{4}(?:-\d\d-\d\d)?\W*",
    re.DOTALL,
)
# "(LUSA)", "LUSA ABC DEF", "Harbour News Agency (HNA)": the agency at the end, with its editors' letters.
_SIGN_OFF = re.compile(
    r"[\W_]*(?P<agency>[A-Z]{2,5}|(?:[A-Z]\w+ ){2,4}\([A-Z]{2,5}\))(?P<editors>(?:[ /][A-Z]{2,4}){0,7})\W*"
)
_BEFORE_SIGN_OFF = re.compile(
    r"[.!?][\"\u201d\u2019')]*(?P<gap>\s+)(?=[(\[]?[A-Z]{2,5}(?:[ /][A-Z]{2,4}){0,7}[)\]]?\W*\Z)"
)
_LONGEST_SIGN_OFF_CHARS = 60
_ENDS_WITH_HANDLE = re.compile(r"\s@\w{2,30}$")
# The reader is asked first, or told what for: "Want more? Sign up", "For the latest, follow us".
_BEFORE_CALL = "|".join((
    r"please ",
    r"you can (?:also )?",
    r"to [^,.]{3,60}, ",
    r"(?:for|want|like) [^,.?]{3,80}[,?] ",
    r"(?:those|readers|if you(?:'re)?) [^,.?]{3,40}(?:,| can) ",
    r"[^.?!]{3,60}\? ",
    r"(?:click|tap) here to ",
    r"(?:don't|do not) forget to ",
    r"(?:and|also) ",
))
_WORK = r"(?:article|story|report|post|piece|column|headline|caption|text|review|interview)s?"
# What a page calls itself behind "the"; a report or a text may be somebody's whom the article tells of.
_OWN_WORK = r"(?:article|story|post|piece|column|headline|caption)s?"
_YEAR = r"(?:19|20)\d\d"
_RIGHTS = (
    rf"^\W*(?:copyright|\(c\))\W{{0,4}}(?:{_YEAR}|by\b|[^\W\d_]\S*.{{0,60}}{_YEAR})",
    r"^\W*\u00a9",
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|republished|broadcast|redistributed|copied)\b",
    rf"^\W*this {_WORK} (?:was |is |has been )?(?:(?:originally|first) (?:appeared|published|ran)|republished)\b",
    r"^\W*(?:originally|first) (?:appeared|published) (?:in|on|by|at) [^,.]{2,60}\.?$",
)
_CHANGE = (
    rf"^\W*(?:an?|the|this|our) (?:earlier|previous|original|prior|initial) (?:version|edition) "
    rf"(?:of (?:(?:this|our) |the (?:\w+ )?{_OWN_WORK}\b)|{_WORK}\b|(?:mis|said|gave|stated|incorrectly|wrongly))",
    rf"^\W*(?:(?:this|our) {_WORK}|the {_OWN_WORK}) (?:was|has been|have been) (?:\w+ )?"
    r"(?:updated|corrected|amended|edited|revised|modified|clarified)\b(?! by\b)",
    r"^\W*\(?(?:corrects|this corrects|this is a corrected|corrected version)\b",
    # What an agency's later version has more: "(Adds quotes, background)", "(ATTN: ADDS details in paras 3-4)".
    r"^\((?:attn:? )?(?:adds|updates|recasts|releads|rewrites|repeats|refiles|clarifies|changes|removes)\b[^()]*\)$",
)
_STAFF = (
    r"^\W*(?:with |additional )(?:files|reporting|additional reporting|contributions?|inputs?) (?:from|by)\b",
    rf"^\W*this {_WORK} (?:has|was) not (?:been )?(?:\w+ )?(?:edited|created|written)\b"
    r".{0,60}\b(?:generated|published|syndicated)\b",
    r"^\W*[\w.+-]{2,40}@[\w-]+(?:\.[\w-]+)+\W*$",
    r"^\W*(?:additional |further |more )?(?:reporting|writing|editing|compiled|edited|reported|written|produced) by \w"
    r"(?![^.;]*, (?:the|an?|this|that|its?|his|her|their|he|she|they)\b)",
    r"\bcontributed (?:to (?:this|the) (?:report|story|article|piece|update)|reporting)\b",
    rf"^\W*this is an excerpt (?:from|of) an? {_WORK} by \w",
    r"^\W*contact (?:the )?(?:author|writer|reporter)\b",
    rf"^\W*to contact the (?:author|writer|reporter|editor)s?\b[^.]{{0,40}}\b{_WORK}:",
    r"^\W*(?:[^.?!@]{3,60}\? |if you have [^,.?!@]{3,40},? )?"
    r"(?:(?:please )?(?:contact|write to) )?(?:us )?(?:by |at )?e-?mail\b.{0,60}@",
    r"^\W*[^.?!@]{3,60}\? (?:please )?(?:contact|write to)\b.{0,60}@",
)
# "-- With assistance by Ana Silva, and Rui Costa": names alone behind it, or a dash before it.
_ASSISTANCE = re.compile(
    r"(?:[-\u2013\u2014(]+\s*(?i:with (?:assistance|help) (?:from|by)) .*"
    r"|(?i:with (?:assistance|help) (?:from|by)) (?:(?:[^\W\d_a-z][\w.'\u2019-]*|and|in|de|da|van|von|al)[,\s]*)+)\W*"
)
_NEWS_TRADE = (
    r"(?:reporter|correspondent|editor|columnist|writer|journalist|contributor|producer|photographer|bureau chief)s?"
)
_NAME = r"(?:[^\W\d_][\w.'\u2019-]*\s+){1,5}"
# How agencies end a story: "Enditem", "-- BERNAMA", "==Kyodo", "rs/mp/ks", a mailbox, a number, "(FRANCE 24 with AFP)".
_STORY_END = re.compile(
    r"(?i:enditem|ends)|[-\u2013\u2014=]{1,3}\s*[^\W\d_a-z][\w./]*(?:\s[^\W\d_a-z][\w./]*){0,2}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[a-z]{2,5}(?:[/-][a-z]{2,5}){1,5}(?:\s*\((?:[\w ]+,?\s?){1,4}\))?|[\d*/.#=-]{2,16}"
    r"|\([^\W\d_a-z][\w ]{1,30}\swith\s(?:[A-Z]\w+(?:,\s|\sand\s)?){1,3}\)"
)
# "Translator: Ana Silva, Rui Costa", and behind the agency's name "LUSA/Ana Silva", "lusa abc def xxde".
_NAMES_ALONE = r"(?:[^\W\d_a-z][\w.'\u2019-]*[,\s]*){1,6}"
_STORY_STAFF = re.compile(rf"(?i:translator|editor|author|writer|reporter)s?\s?:\s+{_NAMES_ALONE}")
_AGENCY_STAFF = re.compile(rf"(?P<agency>[^\W\d_]{{2,8}})(?:/\s?{_NAMES_ALONE}|(?:\s[a-z]{{2,4}}){{2,6}})")
_ABOUT_AUTHOR = (
    rf"^{_NAME}(?:is|are) (?:an? |the |our )?(?:[\w'\u2019&-]+\s+){{0,5}}{_NEWS_TRADE}\b",
    rf"^{_NAME}covers [^.]{{3,80}}\bfor\b",
    r"\b(?:can be reached (?:at|on|by) |follow (?:him|her|them) (?:on|at) |on twitter:? @)",
)


def find_beside_line(text: str, *, is_tail: bool = False) -> BesideLine | None:
    """Find what a paragraph is that stands beside the article; None for the article's own words.

    `is_tail`: it is one of the last paragraphs, where an article may say who wrote it.
    """
    if len(text) > _LONGEST_CHARS:
        return _find_rights_in_a_row(text)
    folded = fold_page_words(text)
    found = next((line for find in _FINDERS if (line := find(text, folded))), None) or _find_link_in_brackets(text)
    if found is None and is_tail and (_is_story_end(text.strip()) or _is_about_author(text, folded)):
        return BesideLine(Role.CREDIT, RoleEvidence.STAFF)
    return found


def _find_link_in_brackets(text: str) -> BesideLine | None:
    """Find what a line is that is a link in brackets, "[READ MORE: Ferry stuck]", or behind ">>"."""
    if bracketed := _IN_BRACKETS.fullmatch(text):
        inner = bracketed["inner"]
        return _find_label(inner, fold_page_words(inner)) or _find_stock_line(inner, fold_page_words(inner))
    pointer = _POINTER.match(text)
    is_title = pointer and len(text.split()) <= _MOST_WORDS_OF_OPENING and not ends_sentence(text)
    has_speech = has_speech_mark(text) or ":" in text
    return BesideLine(Role.FURNITURE, RoleEvidence.LINK) if is_title and not has_speech else None


def _is_story_end(text: str) -> bool:
    """Say whether a line is how agencies end a story: their name, their editors' letters or names, a mailbox."""
    if _STORY_END.fullmatch(text) or _STORY_STAFF.fullmatch(text):
        return True
    signed = _AGENCY_STAFF.fullmatch(text)
    return signed is not None and is_page_word(signed["agency"], PageWord.AGENCY)


def _is_about_author(text: str, folded: str) -> bool:
    is_told = has_speech_mark(text) or has_reporting_word(folded) or " who " in folded
    return not is_told and _matches_any(_ABOUT_AUTHOR, folded)


def is_page_line(text: str) -> bool:
    """Say whether a line is of the page by all of its words: "Advertisement", "Share on Facebook"."""
    plain = fold_page_words(text[:_LONGEST_CHARS]).strip(_MARKS_AROUND)
    return is_page_word(plain, PageWord.LINE) or _are_buttons(plain.split())


def is_sign_off(text: str) -> bool:
    """Say whether words are an agency's name and its editors' letters, and nothing else: "(LUSA)", "LUSA ABC DEF"."""
    match = _SIGN_OFF.fullmatch(text) if len(text) <= _LONGEST_SIGN_OFF_CHARS else None
    if match is None:
        return False
    name, _, letters = match["agency"].rstrip(")").partition(" (")
    return is_page_word(name, PageWord.AGENCY) or (bool(letters) and is_page_word(letters, PageWord.AGENCY))


def find_sign_off(text: str) -> int | None:
    """Find where the agency signs at a paragraph's end, behind its last sentence; None where none does."""
    tail_start = max(0, len(text) - _LONGEST_SIGN_OFF_CHARS)
    match = _BEFORE_SIGN_OFF.search(text, tail_start)
    return match.end() if match and is_sign_off(text[match.end() :]) else None


def find_link_at_end(text: str) -> int | None:
    """Find where a link in brackets with a label in capitals ends a paragraph: "(RELATED: Ferry stuck)"; else None."""
    match = _LINK_AT_END.search(text)
    if match is None:
        return None
    label = _LABEL.match(match["link"][1:])
    is_label = label is not None and label["label"].isupper() and label["end"] == ":"
    is_link = is_label and label is not None and role_of_page_label(label["label"]) == Role.FURNITURE
    return match.start("link") if is_link else None


def is_stage_direction(text: str) -> bool:
    """Say whether words are nothing but sounds in brackets, as in transcripts: "(APPLAUSE)"."""
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed is None:
        return False
    sound = bracketed["sound"]
    is_short = len(sound.split()) <= _LONGEST_LETTERS_SOUND_WORDS
    if sound.isupper() and is_short and not is_page_word(sound, PageWord.AGENCY):
        return True
    return all(is_page_word(part, PageWord.SOUND) for part in _BETWEEN_SOUNDS.split(sound.strip(".")) if part)


def _matches_any(patterns: Iterable[str], folded: str) -> bool:
    """Say whether one of the patterns is in folded text; `re` keeps what it has compiled."""
    return any(re.search(pattern, folded) for pattern in patterns)


def _find_sound(text: str, _folded: str) -> BesideLine | None:
    return BesideLine(Role.FURNITURE, RoleEvidence.STAGE_DIRECTION) if is_stage_direction(text) else None


def _find_link(text: str, _folded: str) -> BesideLine | None:
    is_link = _LINKS.fullmatch(text) or _REFERENCE.fullmatch(text)
    return BesideLine(Role.FURNITURE, RoleEvidence.LINK) if is_link else None


def _find_change(_text: str, folded: str) -> BesideLine | None:
    return BesideLine(Role.CORRECTION, RoleEvidence.CHANGE) if _matches_any(_CHANGE, folded) else None


def _find_label(text: str, _folded: str) -> BesideLine | None:
    """Read a label and what follows it: the title of something else, or a note of the editors."""
    label = _LABEL.match(text)
    role = role_of_page_label(label["label"]) if label else None
    if label is None or role is None:
        return None
    rest = text[label.end() :]
    is_sure = label["end"] == ":" or " " in label["label"] or label["label"].isupper()
    if not is_sure:
        return None
    is_sentence = " " not in label["label"] and not label["label"].isupper() and rest[:1].islower()
    if is_sentence:  # "Note: the ministry gave no figures."
        return None
    if _is_note(label["label"]):
        is_change = role == Role.CORRECTION or _matches_any(_CHANGE, fold_page_words(rest))
        return BesideLine(Role.CORRECTION if is_change else Role(role), RoleEvidence.LABEL)
    is_title = len(rest.split()) <= _MOST_WORDS_OF_LINK and not BETWEEN_SENTENCES.search(rest)
    return BesideLine(Role(role), RoleEvidence.LABEL) if is_title else None


def _is_note(label: str) -> bool:
    """Say whether a label stands before whole sentences: notes, corrections, credits."""
    last_word = fold_page_words(label).rpartition(" ")[2]
    return last_word.rstrip("s") in _NOTE_WORDS or role_of_page_label(label) == Role.CREDIT


def _find_rights(_text: str, folded: str) -> BesideLine | None:
    is_short = len(folded.split()) <= _MOST_WORDS_OF_RIGHTS
    is_own = is_short and not has_reporting_word(folded)
    return BesideLine(Role.FURNITURE, RoleEvidence.RIGHTS) if is_own and _matches_any(_RIGHTS, folded) else None


def _find_rights_in_a_row(text: str) -> BesideLine | None:
    """Find a long line in which several owners reserve their rights; an article in one line has reporting words."""
    folded = text.casefold()
    is_row = folded.count(_RESERVED) >= _LEAST_IN_A_ROW and len(folded.split()) <= _MOST_WORDS_OF_ROW
    return BesideLine(Role.FURNITURE, RoleEvidence.RIGHTS) if is_row and not has_reporting_word(folded) else None


def _find_sign_off_line(text: str, _folded: str) -> BesideLine | None:
    return BesideLine(Role.CREDIT, RoleEvidence.STAFF) if is_sign_off(text) else None


def _find_staff(text: str, folded: str) -> BesideLine | None:
    is_known = _matches_any(_STAFF, folded) or _ASSISTANCE.fullmatch(text) is not None
    is_staff = is_known and not has_speech_mark(text) and not has_reporting_word(folded)
    return BesideLine(Role.CREDIT, RoleEvidence.STAFF) if is_staff else None


def _find_call(text: str, folded: str) -> BesideLine | None:
    """Find a call to the reader: an imperative at the start, and something that is offered to readers."""
    plain = folded.strip(_MARKS_AROUND + '"')
    if len(plain.split()) > _MOST_WORDS_OF_CALL or _has_speech_in_call(text) or has_reporting_word(folded):
        return None
    call = _call_pattern().match(plain)
    if call is None:
        return None
    is_offer = call["plea"] is not None or page_word_pattern(PageWord.OFFER).search(plain, call.end()) is not None
    return BesideLine(Role.FURNITURE, RoleEvidence.CALL) if is_offer else None


def _find_call_of_paper(text: str, folded: str) -> BesideLine | None:
    """Find what a paper says of itself before it calls: "The Gazette is read by many. Sign up for our newsletter."."""
    sentences = BETWEEN_SENTENCES.split(text)
    if not 1 < len(sentences) <= _MOST_SENTENCES_BEFORE_CALL or len(folded.split()) > _MOST_WORDS_OF_CALL:
        return None
    last = sentences[-1]
    is_own = _OF_PAPER.search(sentences[0]) is not None and not has_speech_mark(text) and not has_reporting_word(folded)
    return _find_call(last, fold_page_words(last)) if is_own else None


def _has_speech_in_call(text: str) -> bool:
    """Say whether words between marks are somebody's; not those of a whole line with a handle: "Follow us @gazette"."""
    inner = text.strip().removeprefix('"').rstrip(' ."')
    return has_speech_mark(inner if _ENDS_WITH_HANDLE.search(inner) else text)


def _find_stock_line(text: str, folded: str) -> BesideLine | None:
    """Find a line of the page alone: all of its words are known, or it begins as a link does and is no sentence."""
    plain = folded.strip(_MARKS_AROUND)
    words = plain.split()
    is_title = len(words) <= _MOST_WORDS_OF_OPENING and (text.endswith("?") or not ends_sentence(text))
    begins_so = is_title and page_word_pattern(PageWord.OPENING).match(plain) is not None
    is_framed = page_word_pattern(PageWord.FRAME).search(plain) is not None
    if begins_so or is_framed or _is_link_with_ending(text, words) or is_page_line(text):
        return BesideLine(Role.FURNITURE, RoleEvidence.STOCK_LINE)
    return None


def _is_link_with_ending(text: str, words: list[str]) -> bool:
    """Say whether a line is a title with the words of its button behind it: "Ferry stuck at the quay Read more"."""
    ending = " ".join(words[-_WORDS_OF_ENDING:])
    is_button = is_page_word(ending, PageWord.ENDING) and text.split()[-_WORDS_OF_ENDING][:1].isupper()
    return is_button and _WORDS_OF_ENDING < len(words) <= _MOST_WORDS_OF_LINK


def _find_glued_link(text: str, _folded: str) -> BesideLine | None:
    """Find a link whose label no blank parts from its title: "Fact check:Did the ferry stop in May"."""
    is_title = len(text.split()) <= _MOST_WORDS_OF_LINK and text.rstrip()[-1:] not in _SENTENCE_MARKS
    glued = _GLUED_LABEL.match(text) if is_title else None
    return BesideLine(Role.FURNITURE, RoleEvidence.LINK) if glued and not glued["label"].isupper() else None


def _are_buttons(words: list[str]) -> bool:
    if not 0 < len(words) <= _MOST_BUTTONS:
        return False
    plain = [word.strip(_MARKS_AROUND + ",()") for word in words]
    known = all(is_page_word(word, PageWord.BUTTON) for word in plain if word)
    return known and any(is_page_word(word, PageWord.NETWORK) for word in plain)


@cache
def _call_pattern() -> re.Pattern[str]:
    plea, call = join_page_words(PageWord.PLEA), join_page_words(PageWord.CALL)
    return re.compile(rf"(?:{_BEFORE_CALL})?(?:(?P<plea>{plea})|(?:{call}))(?!\w)")


# The first that finds something decides.
_FINDERS: tuple[Callable[[str, str], BesideLine | None], ...] = (
    _find_sign_off_line,
    _find_sound,
    _find_link,
    _find_label,
    _find_change,
    _find_rights,
    _find_staff,
    _find_call,
    _find_glued_link,
    _find_call_of_paper,
    _find_stock_line,
)
