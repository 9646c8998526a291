"""A web page as a reader sees it: its main content, without navigation, banners and footers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.letters import without_unseen
from ingest.read.blocks import Reading
from ingest.read.hidden import hidden_words
from ingest.read.html.pieces import HtmlPieces, numbered_headings
from ingest.read.html.unseen import take_unseen
from ingest.read.sniff import Media
from ingest.read.unpaged import outdented, unpaged

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_NEVER_SEEN = (
    "script style noscript template iframe svg canvas object nav form button select textarea dialog"
)
_FURNITURE = re.compile(
    r"\b(cookies?|comments?|sharedaddy|jp-relatedposts|consent|banner|breadcrumbs?|skip-?(link|to)|site-?(header|footer|nav)|nav(bar|"
    r"igation)?|menu|sidebar|share|social|related|newsletter|pagination|print-only|sr-only|"
    r"visually-?hidden|page-?footer|global-?(header|footer))\b",
    re.IGNORECASE,
)
_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "dialog", "alert", "menu"])
_ICON = 3
"""So many letters at most has what is hidden from screen readers because it says nothing."""

_MAIN = ("main", "[role=main]", "#main-content", "#content", "#main", "article", ".content")
_DATES = (
    "dcterms.date",
    "dcterms.issued",
    "dc.date",
    "article:published_time",
    "date",
    "last-modified",
)


def read_html(data: bytes) -> Reading:
    """A web page as one page of text."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(data, "lxml")
    _drop_unseen_letters(soup)
    title, author, created, source_url = _claims(soup)
    hidden = _strip(soup)
    return unpaged(
        Media.HTML,
        outdented(numbered_headings(HtmlPieces().read(_main(soup)))),
        title=title,
        author=author,
        created=created,
        source_url=source_url,
        warnings=tuple(hidden_words({0: hidden})),
    )


def _drop_unseen_letters(soup: BeautifulSoup) -> None:
    for text in soup.find_all(string=lambda text: bool(text) and without_unseen(text) != text):
        text.replace_with(type(text)(without_unseen(str(text))))


def _claims(soup: BeautifulSoup) -> tuple[str, str, date | None, str]:
    """Title, author, date and address, as the page's head gives them."""
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    said = _meta(soup, *_DATES)
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", said)
    try:
        created = date(*map(int, found.groups())) if found else None
    except ValueError:
        created = None
    link = soup.find("link", rel="canonical")
    address = str(link.get("href") or "") if link else ""
    author = _meta(soup, "author", "dcterms.creator")
    return title, author, created, address or _meta(soup, "og:url")


def _meta(soup: BeautifulSoup, *names: str) -> str:
    wanted = frozenset(names)
    for tag in soup.find_all("meta"):
        name = str(tag.get("name") or tag.get("property") or "").lower()
        if name in wanted and tag.get("content"):
            return str(tag["content"]).strip()
    return ""


def _strip(soup: BeautifulSoup) -> str:
    """Take out what a reader doesn't see, or doesn't read for; gives what is hidden and no furniture."""
    from bs4 import Comment

    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(_NEVER_SEEN.split()):
        if tag.name != "style":  # styles tell what else is hidden
            tag.decompose()
    for tag in soup.find_all(_is_furniture):
        if not tag.decomposed:
            tag.decompose()
    hidden = take_unseen(soup)
    for tag in soup.find_all("style"):
        tag.decompose()
    return hidden


def _is_furniture(tag: Tag) -> bool:
    if tag.name in ("html", "body", "main", "article"):
        return False
    if tag.name == "a" and tag.get_text(strip=True).lower().startswith("skip to "):
        return True
    if tag.name in ("header", "footer", "aside") and not tag.find_parent(["main", "article"]):
        return not _holds_title(tag)
    role = str(tag.get("role") or "").lower()
    if tag.get("aria-hidden") == "true" and not tag.get_text(strip=True)[_ICON:]:
        return True
    names = " ".join(
        str(name) for name in [tag.get("id"), *tag.get_attribute_list("class")] if name
    )
    furniture = role in _ROLES or bool(_FURNITURE.search(names.replace("_", "-")))
    return furniture and not _holds_most(tag)


def _holds_title(tag: Tag) -> bool:
    """Whether a page's one title stands in the tag, as in a paper that was saved as a page."""
    root = tag.find_parent("body")
    titles = root.find_all("h1") if root else []
    return len(titles) == 1 and tag in titles[0].parents and not (root and root.find("main"))


def _holds_most(tag: Tag) -> bool:
    """Whether nearly all of a page is in the tag, whatever its name says."""
    root = tag.find_parent("body")
    if root is None or not tag.find(["h1", "main"]):
        return False
    return len(tag.get_text()) > 0.6 * len(root.get_text())


def _main(soup: BeautifulSoup) -> Tag:
    """The element that holds the content: one that says so, if most of the text is in it."""
    body = soup.body or soup
    whole = len(body.get_text(strip=True))
    for selector in _MAIN:
        found = soup.select(selector)
        if len(found) == 1 and len(found[0].get_text(strip=True)) > 0.3 * whole:
            return found[0]
    return body
