"""The part of ISO Schematron that our schemas use, and the refusal of everything else."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
_CONTENT: Final = {
    "schema": {"title", "p", "ns", "let", "pattern", "diagnostics"},
    "pattern": {"title", "p", "let", "rule"},
    "rule": {"title", "p", "let", "assert", "report"},
    "assert": {"value-of", "name", "emph"},
    "report": {"value-of", "name", "emph"},
    "diagnostics": {"diagnostic"},
    "diagnostic": {"value-of", "name", "emph"},
}
"""The elements that each element may hold; an element that is not here may hold any."""
_REQUIRED: Final = {"rule": "context", "assert": "test", "report": "test", "let": "value"}
"""The attribute that an element cannot lack."""
_ABSTRACT: Final = {"abstract", "is-a", "documents"}
"""Attributes of patterns and rules that take their content from another one."""
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)


class SchematronError(ValueError):
    """The schema is not one this compiler takes."""


def parse(text: str) -> Any:
    """Return the root element of a schema, once checked.

    Raises:
        SchematronError: not Schematron, or a part of it we do not use.
    """
    schema = _read(text)
    if schema.tag != f"{SCH}schema" or schema.get("queryBinding") != "xslt2":
        raise SchematronError("a schema with queryBinding='xslt2' was expected")
    for element in schema.iter():
        _check(element)
    return schema


def _read(text: str) -> Any:
    try:
        return etree.fromstring(text.encode(), _PARSER)
    except etree.XMLSyntaxError as error:
        raise SchematronError(str(error)) from error


def _check(element: Any) -> None:
    """Refuse an element that this compiler does not take.

    Raises:
        SchematronError: the element, its place or an attribute is outside the subset.
    """
    fault = _fault(element)
    if fault:
        raise SchematronError(f"{fault} (line {element.sourceline})")


def _fault(element: Any) -> str | None:
    """Return what this compiler does not take in an element, or None."""
    if not element.tag.startswith(SCH):
        return str(element.tag)
    name = etree.QName(element).localname
    parent = _parent_name(element)
    if name not in _CONTENT.get(parent, {name}):
        return f"{name} in {parent}"
    if _is_abstract(element, name):
        return f"abstract {name}"
    required = _REQUIRED.get(name)
    if required and not element.get(required):
        return f"{name} without {required}"
    return None


def _is_abstract(element: Any, name: str) -> bool:
    return name in {"pattern", "rule"} and not _ABSTRACT.isdisjoint(element.keys())


def _parent_name(element: Any) -> str:
    parent = element.getparent()
    return "" if parent is None else etree.QName(parent).localname
