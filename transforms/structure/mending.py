"""Mend what encodings and scrapers have done to a text, before its blocks are found; repairs say what stood there.

Each kind of damage has a module: mojibake.py, glued_links.py, glued_paragraphs.py, glued_words.py. What is only read
otherwise, with the text as it is: repairs.py, lost_breaks.py.
"""

from transforms.structure.glued_links import cut_glued_links
from transforms.structure.glued_paragraphs import break_glued_paragraphs
from transforms.structure.glued_words import part_glued_words
from transforms.structure.mojibake import MendedText, mend_mojibake


def mend_text(text: str) -> MendedText:
    """Mend a plain text: marks of a wrong encoding, lists of links, lost breaks and blanks."""
    return part_glued_words(break_glued_paragraphs(mend_block(text)))


def mend_block(text: str) -> MendedText:
    """Mend a block of a format with markup, which shows itself where a paragraph ends."""
    return cut_glued_links(mend_mojibake(text))
