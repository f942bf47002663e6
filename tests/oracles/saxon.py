"""The judge in Saxon: a stylesheet that answers in SVRL, over many documents of one process."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree
from saxonche import PySaxonProcessor  # type: ignore[import-not-found]  # no types

from tests.oracles.places import Failure, Judged

SVRL = "{http://purl.oclc.org/dsdl/svrl}"


@cache
def _processor() -> Any:
    return PySaxonProcessor(license=False)


@cache
def _sheet(stylesheet: str) -> Any:
    return _processor().new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet)


class _Folder:
    """Where the other documents are while a stylesheet reads them, each content written once."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    def address(self, source: bytes) -> str:
        """Where a document is."""
        path = self.folder / f"{hashlib.sha256(source).hexdigest()}.xml"
        if not path.exists():
            path.write_bytes(source)
        return path.as_uri()

    def value(self, given: str | bytes | Sequence[bytes]) -> str:
        """A parameter as text: itself, or the address of one or several documents."""
        if isinstance(given, str):
            return given
        if isinstance(given, bytes):
            return self.address(given)
        return " ".join(self.address(one) for one in given)


def svrl(stylesheet: str, source: bytes, parameters: Mapping[str, str]) -> str:
    """What a stylesheet answers, as SVRL."""
    processor, sheet = _processor(), _sheet(stylesheet)
    sheet.clear_parameters()
    for name, value in parameters.items():
        sheet.set_parameter(name, processor.make_string_value(value))
    node = processor.parse_xml(xml_text=source.decode())
    return str(sheet.transform_to_string(xdm_node=node))


def judge(
    stylesheet: str, documents: Sequence[Judged], *, reports: bool = False
) -> list[list[Failure]]:
    """The failed asserts of each document in the order Saxon finds them; or its reports."""
    tag = SVRL + ("successful-report" if reports else "failed-assert")
    answers: list[list[Failure]] = []
    with TemporaryDirectory() as name:
        folder = _Folder(name)
        for document in documents:
            given = {n: folder.value(v) for n, v in document.parameters.items()}
            answer = etree.fromstring(svrl(stylesheet, document.source, given).encode())
            answers.append([_failure(one) for one in answer.iter(tag)])
    return answers


def _failure(one: Any) -> Failure:
    return Failure(one.get("id"), one.get("location"), one.findtext(f"{SVRL}text").strip())
