"""Invented news pages: the parts that pages have, to put together in tests."""

import json

PARAGRAPHS = (
    "The council of Marlow voted on Monday to rebuild the old bridge, which was closed after the floods of winter.",
    "“We have waited long enough,” said Ana Silva, the mayor, who had asked the province for money three times.",
    "The work will cost 4.2 million euros and is to be finished by the spring, a spokesman for the builders said.",
    "Shops on both banks lost a third of their customers while the bridge was closed, the chamber of commerce says.",
)
NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
FOOTER = (
    "<footer><p>Imprint and terms of use of the site, which every page has at its end and no reader reads.</p></footer>"
)
TEASERS = "".join(
    f'<div class="related"><h3><a href="/{number}">Another story of the day {number}</a></h3></div>'
    for number in range(5)
)


def make_page(body: str, head: str = "", attributes: str = 'lang="en"') -> str:
    """Make a page of the elements of its head and body."""
    return (
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{NAVIGATION}{body}{TEASERS}{FOOTER}</body></html>"
    )


def make_article(*parts: str, title: str = "Council votes to rebuild the bridge") -> str:
    """Make the element of an article: a headline, then the parts as they are."""
    return f"<main><article><h1>{title}</h1>{''.join(parts)}</article></main>"


def make_paragraphs(*texts: str) -> str:
    """Make paragraphs of texts; those of the bridge unless given."""
    return "".join(f"<p>{text}</p>" for text in texts or PARAGRAPHS)


def make_json_ld(**properties: object) -> str:
    """Make the script of an article's object."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **properties}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def make_meta(**values: str) -> str:
    """Make meta elements by property; two underscores stand for a colon."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items())
