"""What pronouns after a name tell of its bearer's gender."""

from collections import Counter
from collections.abc import Mapping, Sequence

from transforms.entities.name_finder import NameSpan
from transforms.language.words import Word

_SEXES = {"he": "male", "his": "male", "him": "male", "himself": "male"} | dict.fromkeys(
    ("she", "her", "herself"), "female"
)
# Words after a name in which a pronoun still likely means it.
_REACH = 30


def infer_genders(
    runs: Mapping[str, Sequence[tuple[NameSpan, str, float]]], texts: Sequence[list[Word]]
) -> dict[str, str]:
    """The gender that the first pronoun after each mention tells, by vote, where no other person stands between.

    Two votes for one gender and three times as many as for the other are asked for: one pronoun errs too often.
    """
    firsts = {(run.parse, run.first) for group in runs.values() for run, _, _ in group}
    out: dict[str, str] = {}
    for key, group in runs.items():
        votes: Counter[str] = Counter(
            sex for run, _, _ in group if run.is_cased and (sex := _first(run, texts[run.parse], firsts))
        )
        best = sorted(votes.items(), key=lambda one: (-one[1], one[0]))
        if best and best[0][1] >= 2 and best[0][1] >= 3 * sum(count for _, count in best[1:]):
            out[key] = best[0][0]
    return out


def _first(run: NameSpan, words: list[Word], firsts: set[tuple[int, int]]) -> str | None:
    for at in range(run.last + 1, min(run.last + 1 + _REACH, len(words))):
        if (run.parse, at) in firsts or words[at].text in ('"', "\u201c", "``", "''"):
            return None
        if sex := _SEXES.get(words[at].text.lower()):
            return sex
    return None
