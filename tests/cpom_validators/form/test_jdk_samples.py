"""The JDK's XSD validator and libxml2 give one answer on every sample, valid or faulty."""

from __future__ import annotations

from lxml import etree

from tests.builders import jdk, judges

XSD = judges.ROOT / "schemas" / judges.VERSION / "xsd" / "cpom.xsd"


def test_java_and_libxml2_accept_and_refuse_the_same_samples() -> None:
    paths = sorted(judges.SAMPLES.glob("**/*.xml"))
    sources = [p.read_bytes() for p in paths]
    in_java = [not fault for fault in jdk.faults(XSD, sources)]
    in_c = [judges.xsd().validate(etree.fromstring(s)) for s in sources]
    assert dict(zip(paths, in_java, strict=True)) == dict(zip(paths, in_c, strict=True))
    refused = in_java.count(False)
    assert len(paths) > 45
    assert 15 < refused < len(paths) - 25
