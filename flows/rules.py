"""What the values of `quote_rule` and `speaker_rule` mean, in words; docs/quotes.md has the same as tables.

A trailing `…` in a name stands for what changes: the preposition of a frame.
"""

from __future__ import annotations

QUOTE_RULES = {
    "marked": "words between quotation marks, claimed by a cue near by; the clause around them may belong to it",
    "uncued": "words between marks that no cue claims and that look like a sentence; the speaker goes on, or is asked",
    "scare": "words between marks that nobody said here: held at a distance, titles, nicknames; no speaker",
    "inner": "words between marks that stand in somebody's quote, said by whom that quote tells",
    "turn": "a paragraph of a transcript or interview that opens with a label: SMITH: or Q:",
    "signed": "words between marks, signed with a name behind a dash",
    "ccomp": "a clause that the verb of the cue governs: said that ..., said ...",
    "ccomp<": "the same before its cue: ..., she said",
    "xcomp": "a clause without a subject of its own: promised to ...",
    "xcomp<": "the same before its cue",
    "dobj": "the object of the cue: denied the charge",
    "dobj+": "the object with all that follows it in the cue's phrase",
    "attr": "the complement of a cue that is a form of be",
    "attr+": "the same with all that follows it in the cue's phrase",
    "oprd": "a predicate of the object: called it a disgrace",
    "oprd+": "the same with all that follows it in the cue's phrase",
    "prep:…": "what follows a preposition of the cue: warned of ..., spoke about ...",
    "passive": "the subject of a passive cue: the plan was criticized by ...",
    "advcl": "an adverbial clause under the cue",
    "advcl<": "the same before its cue",
    "parataxis": "a clause beside the cue, not joined to it by a word",
    "parataxis<": "the same before its cue",
    "front": "all of the sentence before the cue and its source, where the parse does not join them",
    "around": "the sentence on both sides of cue and source",
    "rest": "all of the sentence behind the cue, where the parse does not join them",
    "n-acl": "a clause of a noun: his promise to ...",
    "n-ccomp": "a complement clause of a noun: the claim that ...",
    "n-relcl": "a clause with that, which the parse takes for a relative one, of a noun",
    "n-prep:…": "what follows a preposition of a noun: her criticism of ...",
    "a-ccomp": "a complement clause of an adjective: was sure that ...",
    "a-xcomp": "a clause without a subject under an adjective: was ready to ...",
    "a-prep:…": "what follows a preposition of an adjective: was critical of ...",
    "according<": "According to X, ... at the start of the sentence",
    "according>": "..., according to X",
    "according><": "..., according to X, ...",
    "according-clause": "the clause that according to X hangs from, not the whole sentence",
    "encoder": "the words that the encoder gives to a cue, where no frame above has the same or a better clause",
    "colon<": "X: ..., as in headlines",
    "colon>": "...: X, as in headlines",
}
_DESCRIBED = {
    "role stated": "the text calls this person by the same noun",
    "role, broader word": "the text calls this person by a narrower or a broader noun",
    "named just before": "a person whose name began a sentence just before",
    "in focus": "no noun tells: the person who spoke just before",
    "gender and nearness": "the woman, the man: the nearest one of that gender",
    "age stated": "the 34-year-old: the text gives this person's age",
    "government of a country": "the government of a country that is named",
    "kind in the name": "the noun is a part of the organization's name",
    "organization named before": "the company, the firm: the nearest organization, or one that the text is about",
}
SPEAKER_RULES = {
    "name": "the source names somebody, by whatever name; the name is the fullest one in the article",
    "pronoun": "he, she, it, they: the best of those named before, by gender, distance, subject and who spoke last",
    "relative": "who, which: whom the noun means that the clause hangs from",
    "author": "I, outside of quotes: the author by the byline, a signature below, or the line that tells of the author",
    "joint": "one of several sources that are joined: A and B; or they, both, the two: those who were named together",
    "goes on": "no source of its own: whoever spoke last near by",
    "speaker of the quote": "I, in a quote that stands in another: whoever speaks that one",
    "told of": "no source of its own: the person whom the sentence before tells of, which says nothing itself",
    "interviewee": "no source of its own, or A: in an interview; the one who is interviewed",
    "unnamed": "the source as it stands, which nobody's name is known for",
    **{f"description: {name}": meaning for name, meaning in _DESCRIBED.items()},
}


def meaning_of(rule: str | None, rules: dict[str, str]) -> str | None:
    """Say what a value of `quote_rule` or `speaker_rule` means; None where it is null or not known."""
    if rule is None or rule in rules:
        return None if rule is None else rules[rule]
    open_ones = (name for name in rules if name.endswith("…") and rule.startswith(name[:-1]))
    return next((rules[name] for name in open_ones), None)


def markdown(rules: dict[str, str]) -> str:
    """Give the rules as a table in Markdown."""
    return "| rule | means |\n|---|---|\n" + "".join(f"| `{name}` | {rules[name]} |\n" for name in rules)
