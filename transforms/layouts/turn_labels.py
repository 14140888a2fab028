"""Match the label that opens a turn of a transcript, in the forms that papers, parliaments and podcasts write it.

"SMITH:", "Ana Silva (00:04):", "[00:04] Ana Silva:", "Ms. SILVA.", "Q.", "Q   Thanks". It matches one line at a time;
whether the lines of a text are turns is decided in `transcript_turns.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from transforms.knowledge.lexicon import look_up_role_noun, look_up_title
from transforms.knowledge.name_forms import PARTICLES

# A word of a name, and what stands before a surname in small letters: "Ludo van der Quist", "Rui al-Okafor".
NAME_WORD = r"[^\W\d_a-z][\w.'\u2019-]*"
BEFORE_SURNAME = rf"(?:(?:{'|'.join(sorted(PARTICLES))})[ ]|(?:al|el|ul)-){{0,2}}"
# When a turn is heard, before its label and behind it.
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d+)?"
_TIME_BEFORE = rf"(?:(?:[\[(]{_TIME}[\])]|{_TIME}\s)\s*(?:[-\u2013\u2014|]\s*)?)?"
_TIME_BEHIND = rf"(?:\s?[\[(]{_TIME}[\])])?"
# The label of a turn: capitals, or Q and A; a mark may stand before it.
_CAPITALS = re.compile(
    rf"[\"\u201c]?\s*{_TIME_BEFORE}((?:[A-Z][A-Z.'\u2019-]+[ ]?){{1,4}}(?:\([A-Z. ]+\))?|Q|A|Q\.|A\.)"
    rf"{_TIME_BEHIND}\s?(:)\s+(?=\S)"
)
# A label in ordinary letters is a turn's only where labels come back.
_ORDINARY = re.compile(
    rf"{_TIME_BEFORE}({NAME_WORD}(?:[ ]{BEFORE_SURNAME}{NAME_WORD}){{0,3}}[ ]?){_TIME_BEHIND}(:)\s+(?=\S)"
)
# Parliaments: "Ms. SILVA.", "The CHAIRMAN.", "Senator O'NEIL of Ohio."
_PARLIAMENT = re.compile(
    r"((?:[A-Z][a-z]+\.?\s){1,2}(?:(?:Mc|Mac|De|La|Van)?[A-Z][A-Z'\u2019-]+\s?){1,2}(?:of\s(?:[A-Z][a-z]+\s?){1,2})?)"
    r"(\.)\s+(?=\S)"
)
# Sides of an interview, with a full stop, a bracket or a wide blank in place of the colon.
_SIDE = re.compile(r"(?:(Q|A)([.)])\s+|(Q|A)(?:[ ]{2,}|\t\s*))(?=\S)")
_ASKING = "Q"
# Two questions make an interview, three turns a sitting.
_MIN_QUESTIONS = 2
_MIN_TURNS = 3
_MIN_LABELS = 2
_MIN_TURNS_OF_ONE_LABEL = 2

Label = re.Match[str]


def match_label_in_capitals(text: str, start: int, end: int) -> Label | None:
    """Match a label in capitals at the start of a line, with its colon as second group."""
    return _CAPITALS.match(text, start, end)


def match_ordinary_label(text: str, start: int, end: int) -> Label | None:
    """Match a label in ordinary letters at the start of a line, with its colon as second group."""
    return _ORDINARY.match(text, start, end)


def match_labels_without_colon(lines: Mapping[int, tuple[int, int]], text: str) -> dict[int, Label]:
    """Match the labels of a text whose turns have no colon: those of a sitting, else those of questions and answers.

    Args:
        lines: start and end of each line, as offsets in the text, by a key of the caller's.
        text: the whole text.

    Returns:
        The labels by the key of their line, the label's span as group 1 or 3; empty where the text has no such turns.
    """
    speakers = {
        at: label for at, line in lines.items() if (label := _PARLIAMENT.match(text, *line)) and _is_held(label)
    }
    if do_labels_come_back(label[1] for label in speakers.values()):
        return speakers
    sides = {at: label for at, line in lines.items() if (label := _SIDE.match(text, *line))}
    questions = sum(_ASKING in (label[1], label[3]) for label in sides.values())
    is_set_off = any(label[3] == _ASKING for label in sides.values())  # by a wide blank, which no sentence has
    return sides if is_set_off or questions >= _MIN_QUESTIONS else {}


def do_labels_come_back(labels: Iterable[str]) -> bool:
    """Say whether there are turns enough of two speakers or more, one of whom speaks again."""
    counts = Counter(labels)
    if len(counts) < _MIN_LABELS or sum(counts.values()) < _MIN_TURNS:
        return False
    return max(counts.values()) >= _MIN_TURNS_OF_ONE_LABEL


def _is_held(label: Label) -> bool:
    """Say whether a label begins with a title or an office, or is an office's: "The CHAIRMAN"."""
    first, *rest = label[1].split()
    is_office = bool(rest) and look_up_role_noun(rest[-1]) is not None
    return look_up_title(first) is not None or look_up_role_noun(first) is not None or (first == "The" and is_office)
