"""Tell "it" that refers to nothing from "it" that stands for somebody or something, by the parse."""

from transforms.document import Token


def is_expletive_pronoun(it: "Token") -> bool:
    """Say whether "it" refers to nothing: "it is silly to think", "it was not known how many", "it is worth noting"."""
    if it.lower_ != "it" or it.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    if it.dep_ == "expl":
        return True

    verb = it.head
    has_clause = any(child.i > verb.i and child.dep_ in ("csubj", "xcomp", "ccomp") for child in verb.children)
    if verb.lemma_ == "be" and any(child.lower_ == "worth" for child in verb.rights):
        return True
    has_complement = verb.lemma_ == "be" and any(child.dep_ in ("acomp", "attr") for child in verb.children)
    return has_clause and (has_complement or it.dep_ == "nsubjpass")
