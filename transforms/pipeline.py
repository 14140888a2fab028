"""Parse, then annotate in the order that NEEDS and ADDS give; the one seam where an unforeseen error becomes a Reject.

The same RawArticle and the same RULE_VERSION give the same Documents in any batch and any order, on one kind of
processor; over kinds the same but for the few decisions that hang on a hair (docs/performance.md, "Processors").
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Literal

from transforms import annotators, parsers
from transforms.document import Document, RawArticle, Reject
from transforms.language import parsing
from transforms.quotes import encoder

Profile = Literal["accurate", "fast"]
# Raised by one whenever a rule changes what any row says; golden files record it.
RULE_VERSION = "4"
# Fields that a Document has before the first annotator.
GIVEN = frozenset({"blocks", "parses", "dateline", "repairs", "sections"})


def parse(raw: RawArticle) -> list[Document | Reject]:
    """Read one input with the parser that claims it: its Documents and Rejects, at least one of them."""
    try:
        return list(parsers.parser_of(raw).parse(raw))
    except Exception:  # the seam: no bytes may end a run
        return [Reject.of(raw, "crashed", traceback.format_exc(limit=-5))]


def annotate(documents: Iterable[Document], profile: Profile = "accurate") -> Iterator[Document | Reject]:
    """Parse the language of a batch in one pass, then run every annotator over each document, in the order given.

    `profile` "accurate" has the encoder read each document first, "fast" leaves all to the rules.
    """
    steps = steps_of(profile)
    for doc in parsing.parsed(documents):
        yield _annotated(doc, steps) if isinstance(doc, Document) else doc


def steps_of(profile: Profile) -> list[Callable[[Document], Document]]:
    """Give what is done to each document of a profile after the language pass, in order."""
    return ANNOTATORS if profile == "fast" else [encoder.tagged, *ANNOTATORS]


def model_version(profile: Profile) -> str:
    """Name the models of a profile and their versions without loading them."""
    return parsing.model_version() if profile == "fast" else f"{parsing.model_version()}, {encoder.version()}"


def _annotated(doc: Document, steps: Iterable[Callable[[Document], Document]]) -> Document | Reject:
    raw = doc.raw
    try:
        for step in steps:
            doc = step(doc)
    except Exception:  # the seam, as above
        message = traceback.format_exc(limit=-5)
        return Reject(
            "" if raw is None else raw.source_uri, "annotate", "crashed", message, None if raw is None else raw.body
        )
    return doc


def ordered(modules: Iterable[ModuleType]) -> list[ModuleType]:
    """Order annotators so that each comes after all that add what it needs; by name where either could be first.

    Raises:
        ValueError: some annotator needs what none adds, or two need each other.
    """
    waiting, have, out = sorted(modules, key=lambda module: module.__name__), set(GIVEN), []
    while waiting:
        ready = next((one for one in waiting if have.issuperset(one.NEEDS)), None)
        if ready is None:
            raise ValueError(f"nothing adds what these need: {[module.__name__ for module in waiting]}")
        waiting.remove(ready)
        have.update(ready.ADDS)
        out.append(ready)
    return out


def _found() -> list[Callable[[Document], Document]]:
    names = [module.name for module in iter_modules(annotators.__path__)]
    return [module.annotate for module in ordered(import_module(f"{annotators.__name__}.{name}") for name in names)]


ANNOTATORS = _found()
