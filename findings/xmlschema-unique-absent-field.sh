#!/usr/bin/env bash
# xmlschema 4.3.2 refuses a valid document under xs:unique.
# Expected (XML Schema 1.0 part 1, 3.11.4): an element that lacks one of the fields of a unique
#   constraint is left out of it, so two elements with the same number and no second field are valid,
#   as libxml2 says.
# Seen: xmlschema counts the absent field as the value None and reports a duplicated value.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xmlschema==4.3.2 lxml==6.1.3
cd "$folder"
venv/bin/python - <<'PYTHON'
import xmlschema
from lxml import etree

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="contrat">
  <xs:complexType><xs:sequence><xs:element name="places" maxOccurs="unbounded"><xs:complexType>
    <xs:sequence>
      <xs:element name="esms" type="xs:string"/>
      <xs:element name="dispositif" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
  <xs:unique name="cle"><xs:selector xpath="places"/>
    <xs:field xpath="esms"/><xs:field xpath="dispositif"/></xs:unique>
</xs:element></xs:schema>"""
DOCUMENT = "<contrat><places><esms>A</esms></places><places><esms>A</esms></places></contrat>"

by_libxml2 = etree.XMLSchema(etree.fromstring(SCHEMA)).validate(etree.fromstring(DOCUMENT))
reasons = [error.reason for error in xmlschema.XMLSchema(SCHEMA).iter_errors(DOCUMENT)]
print("libxml2 accepts:", by_libxml2)
print("xmlschema says:", reasons)
assert by_libxml2
assert reasons == ["duplicated value ('A', None) for XsdUnique(name='cle')"]
PYTHON
