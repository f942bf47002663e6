"""The part of the XSD no dictionary describes: how XML writes the value of an extension."""

from __future__ import annotations

from typing import Final

EXTENSIONS: Final = """\
  <xs:simpleType name="nombreExtension">
    <xs:restriction base="xs:decimal">
      <xs:pattern value="-?(0|[1-9][0-9]*)(\\.[0-9]+)?"/>
      <xs:minInclusive value="-9007199254740991"/>
      <xs:maxInclusive value="9007199254740991"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="nomExtension">
    <xs:restriction base="xs:token">
      <xs:pattern value={uri}/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="nomMembre">
    <xs:restriction base="xs:string">
      <xs:pattern value={texte}/>
    </xs:restriction>
  </xs:simpleType>
  <xs:group name="valeurExtension">
    <xs:choice>
      <xs:element name="texte" type="c:texteLong"/>
      <xs:element name="nombre" type="c:nombreExtension"/>
      <xs:element name="booleen" type="c:booleen"/>
      <xs:element name="liste">
        <xs:complexType>
          <xs:group ref="c:valeurExtension" maxOccurs="unbounded"/>
        </xs:complexType>
      </xs:element>
      <xs:element name="objet">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="membre" maxOccurs="unbounded">
              <xs:complexType>
                <xs:sequence>
                  <xs:element name="nom" type="c:nomMembre"/>
                  <xs:group ref="c:valeurExtension"/>
                </xs:sequence>
              </xs:complexType>
            </xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:unique name="cle.extension.objet">
          <xs:selector xpath="c:membre"/>
          <xs:field xpath="c:nom"/>
        </xs:unique>
      </xs:element>
    </xs:choice>
  </xs:group>
  <xs:complexType name="Extensions">
    <xs:sequence>
      <xs:element name="extension" maxOccurs="unbounded">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="nom" type="c:nomExtension"/>
            <xs:group ref="c:valeurExtension"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
"""
