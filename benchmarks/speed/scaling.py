"""CPU time of the pipeline as a text grows: `python -m benchmarks.speed.scaling`.

Made-up prose of 50, 100 and 200 kB (the longest with 5,000 quotation marks), once with marks that pair, once with marks
that do not, once with none, in paragraphs and as one single line. Bytes to rows, beside a bare spaCy pass of the same
text. Linear time is a ratio of 2 for 2x and of 4 for 4x.
"""

import argparse
import random
from datetime import datetime
from functools import partial
from importlib import import_module

from spacy.language import Language

from benchmarks.speed.rounds import measure_cpu_seconds
from transforms import pipeline
from transforms.document import Document, RawArticle
from transforms.language import parsing
from transforms.rows import rows_of

RUN_ID, INGESTED_AT = "20250101T000000-scale0", datetime(2025, 1, 1)
# 40 characters a mark: 200 kB hold 5,000 of them.
CHARS_A_MARK = 40
UNIT_CHARS = 50_000
KINDS = ("balanced", "unbalanced", "none")
LAYOUTS = {"paragraphs": "\n\n", "one line": " "}

# 300 people, so that identities grow with the text too
_GIVEN = (
    "Ana",
    "Rui",
    "Lena",
    "Tomas",
    "Ines",
    "Karl",
    "Maya",
    "Omar",
    "Vera",
    "Jonas",
    "Nadia",
    "Pavel",
    "Rosa",
    "Sven",
    "Tara",
    "Yusuf",
    "Clara",
    "Dario",
    "Elsa",
    "Felix",
)
_FAMILY = (
    "Silva",
    "Okafor",
    "Brandt",
    "Kral",
    "Moreau",
    "Haddad",
    "Lund",
    "Petrov",
    "Quinn",
    "Rossi",
    "Sato",
    "Tamm",
    "Urban",
    "Vidal",
    "Weiss",
)
_OTHERS = ("the ferry company", "a spokesman", "the mayor", "she", "he", "they")
_CUES = ("said", "told reporters", "added", "warned", "argued", "asked", "wrote on Monday", "insisted")
_THINGS = ("the harbour bridge", "a second ferry", "the new school", "our budget", "the old mill", "every contract")
_DEEDS = ("will open in May", "was late again", "cost too much", "needs a better plan", "has never failed us")
_WHENS = ("", " before the vote", " since last summer", " in the eyes of the council", ", whatever the mayor thinks")


def main() -> int:
    """Print CPU seconds and ratios of each kind of text."""
    args = _arguments()
    nlp: Language = import_module(parsing.model_version().split()[0]).load()
    _rows(prose("balanced", 2_000))  # the model, weights and lists are read once
    print(f"{'marks':<12}{'layout':<12}{'kB':>6}{'marks':>7}{'CPU s':>8}{'ratio':>7}{'spaCy s':>9}{'ratio':>7}")
    for kind in KINDS:
        for layout, between in LAYOUTS.items():
            _print(kind, layout, [prose(kind, args.unit * times, between) for times in (1, 2, 4)], nlp)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.scaling", description=__doc__)
    parser.add_argument("--unit", type=int, default=UNIT_CHARS, help="characters of 1x (%(default)s)")
    return parser.parse_args()


def _print(kind: str, layout: str, texts: list[str], nlp: Language) -> None:
    first: tuple[float, float] | None = None
    for text in texts:
        whole, bare = measure_cpu_seconds(partial(_rows, text)), measure_cpu_seconds(partial(_bare, nlp, text))
        first = first or (whole, bare)
        print(
            f"{kind:<12}{layout:<12}{len(text) // 1000:>6}{text.count(chr(34)):>7,}"
            f"{whole:>8.2f}{whole / first[0]:>7.2f}{bare:>9.2f}{bare / first[1]:>7.2f}",
            flush=True,
        )


def prose(kind: str, chars: int, between: str = LAYOUTS["paragraphs"]) -> str:
    """Make a text of `chars` characters, the same one each time, with a mark in forty of them (`none`: without)."""
    dice = random.Random(7)
    parts: list[str] = []
    size = marks = 0
    while size < chars:
        is_marked = kind != "none" and marks * CHARS_A_MARK <= size
        parts.append(_sentence(dice, kind if is_marked else "none"))
        parts.append(between if dice.random() < 0.3 else " ")
        size += len(parts[-2]) + len(parts[-1])
        marks += parts[-2].count('"')
    return "".join(parts)[:chars]


def _sentence(dice: random.Random, kind: str) -> str:
    name = f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}" if dice.random() < 0.6 else dice.choice(_OTHERS)
    cue, thing = dice.choice(_CUES), dice.choice(_THINGS)
    claim = f"{thing} {dice.choice(_DEEDS)}{dice.choice(_WHENS)}"
    if kind == "balanced":
        return f'"{claim[0].upper()}{claim[1:]}," {name} {cue}.'
    words = f"{name[0].upper()}{name[1:]} {cue} that {claim}.".split(" ")
    for _ in range(dice.randint(1, 3) if kind == "unbalanced" else 0):
        at = dice.randrange(len(words))
        words[at] = f'"{words[at]}' if dice.random() < 0.6 else f'{words[at]}"'
    return " ".join(words)


def _rows(text: str) -> None:
    for parsed in pipeline.parse(RawArticle(text.encode(), "file:///long.txt")):
        if isinstance(parsed, Document):
            for doc in pipeline.annotate([parsed]):
                if isinstance(doc, Document):
                    rows_of(doc, RUN_ID, INGESTED_AT)


def _bare(nlp: Language, text: str) -> None:
    for _parse in nlp.pipe([text]):
        pass


if __name__ == "__main__":
    raise SystemExit(main())
