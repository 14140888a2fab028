"""Make links absolute, and bring them to one form so that one page has one link. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

# Keys of a query that say where a reader came from, and nothing of the page.
_TRACKING_KEYS = frozenset({
    *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid"),
    *("mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id"),
    *("_ga", "_gl", "cmpid", "cmp", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee"),
    *("wt_mc", "wt.mc_id", "wt_zmc", "wtrid", "wtmc", "xtor", "sref", "at_medium", "at_campaign", "ocid", "icid"),
    *(
        "smid",
        "smtyp",
        "partner",
        "rss",
        "feedtype",
        "feedname",
        "source_feed",
        "spm",
        "ref_src",
    ),
})
_TRACKING_PREFIXES = ("utm_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "at_custom", "stm_")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ABSOLUTE = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_WEB_SCHEMES = frozenset(_DEFAULT_PORTS)
# A fragment that is an address within a site that one page shows, not a place on a page.
_PAGE_FRAGMENT = re.compile(r"!?/")


def make_link_absolute(link: str | None, bases: Iterable[str | None]) -> str | None:
    """Make a link absolute by the first of `bases` that is an address of the web; None where it is none of the web."""
    link = (link or "").strip()
    if _ABSOLUTE.match(link):
        return link
    base = next((base for base in bases if base and _read_link_scheme(base) in _WEB_SCHEMES), "")
    try:
        absolute = urljoin(base, link) if link else ""
    except ValueError:  # brackets that are no address
        return None
    return absolute if _read_link_scheme(absolute) in _WEB_SCHEMES else None


def make_link_canonical(link: str) -> str:
    """Bring a link to the form that all links to its page have; what is no address of the web stays as it is.

    The query is sorted, without keys that only track readers; host in lower case, without the default port; no
    fragment, unless it is a path.
    """
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return link
    if parts.scheme not in _WEB_SCHEMES or not parts.hostname:
        return link

    host = parts.netloc.rpartition("@")[2]
    if port == _DEFAULT_PORTS[parts.scheme]:
        host = host.rpartition(":")[0]
    kept = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking_parameter(key)
    ]
    fragment = parts.fragment if _PAGE_FRAGMENT.match(parts.fragment) else ""
    plain = urlunsplit((parts.scheme, host, parts.path, urlencode(kept), fragment))
    try:
        return str(canonicalize_url(plain, keep_fragments=True))
    except ValueError:
        return plain


def _read_link_scheme(link: str) -> str:
    try:
        return urlsplit(link).scheme
    except ValueError:
        return ""


def _is_tracking_parameter(key: str) -> bool:
    lowered = key.lower()
    return lowered in _TRACKING_KEYS or lowered.startswith(_TRACKING_PREFIXES)
