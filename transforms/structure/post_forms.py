"""Know the form in which pages show posts of networks: "We go on. - Ana Silva (@as) May 3, 2020".

The signature stands behind the words or is a paragraph of its own below them; where the day is left out, the name may
stand first. What a post says is a quote: transforms/quotations/posts.py.
"""

import re

LINK = r"(?:https?://|pic\.twitter\.com/)\S+"
HANDLE = r"\(@\w{1,30}\)"
_NAME = r"[^\W\d_][^()@\n\u2014]{0,58}[\w.]"
# Behind a short dash the name has no other one between blanks: that would be in the words.
_NAME_BEHIND_SHORT_DASH = r"[^\W\d_](?:[^()@\n\u2013\u2014-]|(?<=\S)[\u2013-](?=\S)){0,58}[\w.]"
# Pictures and links at the end of a post, before the signature.
_LINKS = rf"(?:\s*{LINK})*"
# Words in marks of their own are found as any quotation; a dot before a handle shows an answer to all.
_SIGNED_AT_END = re.compile(
    rf"\s*(?:\.(?=@))?(?P<words>[^\s\"\u201c\u201d].*?){_LINKS}"
    rf"\s*(?:(?:[-\u2013]?[\u2014\u2015]{{1,2}}|[-\u2013]{{2}})\s?(?P<name>{_NAME})"
    rf"|[-\u2013]\s?(?P<named>{_NAME_BEHIND_SHORT_DASH}))\s{HANDLE}"
    r"(?:\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}(?:\s\w+)?)?\s*",
    re.DOTALL,
)
_NAMED_FIRST = re.compile(
    rf"\s*(?P<name>{_NAME})\s{HANDLE}\s(?P<words>[^\Wa-z_].*?|[@#\"\u201c.].*?){_LINKS}\s*", re.DOTALL
)
# A full stop behind the handle ends a sentence: "- Ask Ana (@anasilva)."
_SIGNATURE_ALONE = re.compile(rf"[-\u2013\u2014\u2015]+\s*(?P<name>.{{1,60}}){HANDLE}(?:[^\w.!?].{{0,40}})?")

Range = tuple[int, int]


def find_parts_of_post(text: str) -> tuple[Range, Range] | None:
    """Find where the words of a post and the name of who posted it stand in a paragraph; None where it is no post."""
    if "(@" not in text:
        return None
    match = _SIGNED_AT_END.fullmatch(text) or _NAMED_FIRST.fullmatch(text)
    if match is None:
        return None
    name = "named" if match.groupdict().get("named") else "name"
    return match.span("words"), match.span(name)


def find_post_signer(text: str) -> str | None:
    """Find the name in a paragraph that does nothing but sign a post: "- Ana Silva (@anasilva) March 3, 2020"."""
    signature = _SIGNATURE_ALONE.fullmatch(text)
    return signature["name"].strip() or None if signature is not None else None
