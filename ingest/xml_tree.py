"""XML trees; the one file that knows lxml, which ships no types."""

from __future__ import annotations

from typing import Any

Element = Any  # an lxml element


def xml_errors() -> tuple[type[Exception], ...]:
    """What parsing damaged XML raises."""
    from lxml.etree import LxmlError

    return (LxmlError,)


def parse_xml(data: bytes) -> Element:
    """The root of an XML file; entities stay unresolved and nothing is fetched.

    Raises: one of `xml_errors` when it is damaged or nested beyond reason.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)
