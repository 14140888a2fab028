"""Take personal names apart, and fold names to the forms by which they are compared.

It knows the letters of names, not who bears them: what is known of names is in `gazetteer.py`, which names are of one
person is decided in `persons/persons.py`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# They lead to the father's name: "Ana a/p Silva".
CHILD_OF = ("a/l", "a/p", "s/o", "d/o")
# Stand inside a name, in lower case, and begin its surname ("van der Berg", "bin Laden").
PARTICLES = frozenset((
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "el",
    "al", "bin", "ibn", "bint", "abu", "ben", "ter", "ten", "zu", "zur", "af", "av", "y", "e", "ap", "ab", "ferch",
    "binti", "bte", *CHILD_OF,
))  # fmt: skip
# They begin the names of places and bodies: "St Catherine North Police".
SAINTS = frozenset(("St", "St.", "Ste", "Ste.", "Saint", "ST"))
SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "Esq.", "PhD", "Ph.D.", "M.D."))
_INITIALS = re.compile(r"^(?:[A-Z]\.?-?){1,3}$|^[A-Z]$")
_MAX_INITIALS = 3
# A given name of two syllables behind its surname.
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,4}-[a-z]{2,5}")
# A word in capitals; "McROE" has a small letter inside.
_SHOUTED_WORD = re.compile(r"(?:Ma?c(?=[^\W\d_a-z]{2}))?[^a-z]*[^\W\d_a-z][^a-z]*")
_CAPITALS_OF_WORD = re.compile(r"(?<=Mc)[^\W\d_a-z]+|(?<=Mac)[^\W\d_a-z]+|[^\W\d_a-z]{2,}")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
# Letters that Unicode does not decompose into a letter of ASCII and an accent.
_LETTERS = str.maketrans({
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "ı": "i",
    "œ": "oe",
})
_ARTICLE = "the "
# "Organisation" is "Organization": an s that stands for a z behind a few letters, at a word's end.
_BRITISH_ENDING = re.compile(r"(?<=\w\w)is(ations?|ed|ing)\b")
# Of all that is asked of names, so many answers are kept: those of some hundred articles, each of which is asked for
# some ten times. A process that reads thousands must not grow by all their names.
CACHED_NAMES = 4_096


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in parts, each as it stands; a single word is a `surname` until the text shows otherwise."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def full(self) -> str:
        """The name as a reader would write it, suffix included."""
        return " ".join(part for part in (self.given, *self.middle, self.surname, self.suffix) if part)


@lru_cache(maxsize=CACHED_NAMES)
def split_person_name(name: str) -> PersonName:
    """Take a personal name apart: `Ludwig van der Berg Jr.` is given, surname with its particles, suffix."""
    words = name.replace(",", " ").split()
    suffix = ""
    if len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop()
    if len(words) < 2:
        return PersonName("", (), " ".join(words), suffix)

    last = len(words) - 1
    surname_first = next((at for at in range(1, last) if words[at].lower() in PARTICLES), last)
    return PersonName(words[0], tuple(words[1:surname_first]), " ".join(words[surname_first:]), suffix)


def fold_given_names(name: PersonName) -> str:
    """Fold given and middle names to one form, however they are joined: `Ana-Maria` and `Ana Maria` are `ana maria`."""
    return fold_name(" ".join((name.given, *name.middle))).replace("-", " ")


def surnames_behind_particles(surname: str) -> list[str]:
    """Give a surname with its particles, what each begins, and its last word: `bin Zaki Al Roe`, `Al Roe`, `Roe`."""
    words = surname.split()
    starts = (at for at, word in enumerate(words) if at == 0 or word.lower() in PARTICLES or at == len(words) - 1)
    return [" ".join(words[at:]) for at in starts]


def drop_suffix(name: str) -> str:
    """Give the name without a suffix at its end: `Silva Jr.` Silva."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in SUFFIXES else name


def find_leading_surname(name: str) -> str | None:
    """Give the surname of a name that begins with it and goes on with two syllables: `Han Ji-won` Han; else None."""
    words = name.split()
    is_surname_first = len(words) == 2 and _SYLLABLES.fullmatch(words[1])
    return words[0] if is_surname_first else None


def is_name_initials(word: str) -> bool:
    """Say whether a word is made of initials: `J.`, `J.K.`, `N`."""
    return bool(_INITIALS.match(word)) and len(word.replace(".", "")) <= _MAX_INITIALS


def are_initials_of_name(letters: str, name: str) -> bool:
    """Say whether letters are the initials of a name, particles counted or not: `LvB` of Lena van Berg."""
    words = name.replace("-", " ").split()
    short = "".join(word[0] for word in words if word.lower() not in PARTICLES)
    return letters.replace(".", "").upper() in (short.upper(), "".join(word[0] for word in words).upper())


def lower_shouted_words(name: str) -> str:
    """Write a name without capitals that only open a paragraph: `CARLTON Silva`; letters that stand for names stay."""
    words = name.split()
    if not any(word.istitle() for word in words):
        return name
    return " ".join(word.title() if word.isupper() and len(word) > _MAX_INITIALS else word for word in words)


def write_shouted_name(name: str) -> str:
    """Write a name in capitals as papers do, its small letters kept: `EVA McROE` Eva McRoe, `EVA a/p ROE` Eva a/p Roe.

    One of a few letters may be initials, and stays.
    """
    if len(name) <= _MAX_INITIALS:
        return name
    return " ".join(
        word if word.lower() == word else _CAPITALS_OF_WORD.sub(lambda part: part[0].title(), word)
        for word in name.split()
    )


def is_shouted_name(name: str) -> bool:
    """Say whether all words of a name are in capitals, but for particles and the c of `McROE`."""
    capitals = [word for word in name.split() if word not in PARTICLES]
    return bool(capitals) and all(_SHOUTED_WORD.fullmatch(word) for word in capitals)


def fold_to_ascii(text: str) -> str:
    """Fold to ASCII: accents off, `ø` o, `ł` l; letters of other scripts are kept as they are."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=CACHED_NAMES)
def fold_name(name: str) -> str:
    """Give the form that names are compared by: ASCII where it can be, lower case, no dots, no article, z for s."""
    lower = " ".join(fold_to_ascii(name).lower().replace(".", "").split())
    plain = lower.removeprefix(_ARTICLE)
    return _BRITISH_ENDING.sub(r"iz\1", plain) if "is" in plain else plain  # few have one: a look is cheaper


def differ_by_one_letter(word: str, other: str) -> bool:
    """Say whether two words differ by one letter put in, left out or changed."""
    if abs(len(word) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if at is None:
        return len(word) != len(other)
    is_changed = word[at + 1 :] == other[at + 1 :]
    is_left_out = word[at:] == other[at + 1 :]
    is_put_in = word[at + 1 :] == other[at:]
    return is_changed or is_left_out or is_put_in
