"""The pages: links that lead somewhere, examples that parse, codes that exist."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from tests.builders.editions import EDITION

ROOT = Path(__file__).parents[2]
NORMATIVE = sorted((ROOT / "spec").glob("[0-9][0-9]-*.md"))
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "spec").rglob("*.md"), *ROOT.glob("samples/**/*.md")})
LINK = re.compile(
    r"(?<!!)\[[^\]]*\]\(([^()\s]+(?:\([^()]*\)[^()\s]*)?)\)|!\[[^\]]*\]\(([^()\s]+)\)"
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\bCPOM-[A-Z]{1,2}-[0-9]{3}\b")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _prose(page: Path) -> str:
    """A page without its blocks and quotes of code, where nothing is a link."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text("utf-8")))


def _anchors(page: Path) -> set[str]:
    """Anchors of the headings, as the usual sites make them from the text."""
    titles = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    kept = [re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", t).lower()) for t in titles]
    return {title.replace(" ", "-") for title in kept}


def _links(page: Path) -> Iterator[str]:
    for target, image in LINK.findall(_prose(page)):
        yield target or image


def test_there_are_pages_and_normative_chapters() -> None:
    assert PAGES
    assert NORMATIVE


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_relative_links_lead_to_a_file_and_a_heading(page: Path) -> None:
    for link in _links(page):
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{_name(page)}: {link}"
        assert target.is_relative_to(ROOT), f"{_name(page)}: {link}"
        if anchor and target.suffix == ".md":
            assert anchor in _anchors(target), f"{_name(page)}: {link}"


def _blocks(*languages: str) -> list[tuple[str, str, str]]:
    return [
        (f"{page.stem}-{rank}", language, text)
        for page in NORMATIVE
        for rank, (language, text) in enumerate(FENCE.findall(page.read_text("utf-8")), 1)
        if language in languages
    ]


@pytest.mark.parametrize(("name", "language", "text"), _blocks("json", "xml"))
def test_example_of_a_normative_chapter_parses(name: str, language: str, text: str) -> None:
    assert name
    if language == "json":
        json.loads(text)
    else:
        etree.fromstring(text.encode())


def test_chapters_show_json_and_xml() -> None:
    assert {language for _, language, _ in _blocks("json", "xml")} == {"json", "xml"}


@pytest.mark.parametrize("page", NORMATIVE, ids=_name)
def test_every_block_of_a_chapter_says_its_language(page: Path) -> None:
    assert all(language for language, _ in FENCE.findall(page.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_code_quoted_is_in_the_catalogue(page: Path) -> None:
    quoted = set(CODE.findall(page.read_text("utf-8")))
    assert not quoted - set(EDITION.catalogue)


def test_every_code_of_the_catalogue_has_its_reference_page() -> None:
    folder = ROOT / "spec" / "reference"
    pages = [folder / "controles.md", *folder.glob("regles-*.md")]
    found = [c for p in pages for c in HEADING.findall(FENCE.sub("", p.read_text("utf-8")))]
    codes = [heading for heading in found if heading in EDITION.catalogue]
    assert sorted(codes) == sorted(EDITION.catalogue)


@pytest.mark.parametrize("page", NORMATIVE, ids=_name)
def test_chapter_is_numbered_as_its_file(page: Path) -> None:
    number = str(int(page.name[:2]))
    headings = re.findall(r"^(#{1,2}) ([0-9.]+) ", page.read_text("utf-8"), re.MULTILINE)
    assert headings[0] == ("#", f"{number}.")
    sections = [section for mark, section in headings if mark == "##"]
    assert sections == [f"{number}.{rank}" for rank in range(1, len(sections) + 1)]
