"""Document properties: title, language and dates, and nothing about a person."""

from builder.powerpoint.markup import DECLARATION, escape
from builder.powerpoint.package import CORE_RELATIONSHIP, Relation, office, relations_xml

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
CORE_PART, APP_PART = "docProps/core.xml", "docProps/app.xml"
PROPERTY_TYPES = {
    CORE_PART: "application/vnd.openxmlformats-package.core-properties+xml",
    APP_PART: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
"""The content types of the parts of properties."""
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def package_relations(main: str, *more: Relation) -> str:
    """`_rels/.rels`: the presentation at `main` and its properties, and whatever more there is."""
    own = (
        Relation("rId1", office("officeDocument"), main),
        Relation("rId2", CORE_RELATIONSHIP, CORE_PART),
        Relation("rId3", office("extended-properties"), APP_PART),
    )
    return relations_xml((*own, *more))


def core_properties(title: str, date: str, language: str, subject: str = "", identifier: str = "") -> str:
    """`docProps/core.xml`; `date` is ISO (a day), or "" for none."""
    items = [f"<dc:title>{escape(title)}</dc:title>"]
    if subject:
        items.append(f"<dc:subject>{escape(subject)}</dc:subject>")
    items.append("<dc:creator></dc:creator>")
    if identifier:
        items.append(f"<dc:identifier>{escape(identifier)}</dc:identifier>")
    items.append(f"<dc:language>{escape(language)}</dc:language>")
    if date:
        stamp = escape(f"{date}T00:00:00Z")
        items += [f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{kind}>' for kind in _DATES]
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{''.join(items)}</cp:coreProperties>"


_DATES = ("created", "modified")


def app_properties(slides: int, notes: int) -> str:
    """`docProps/app.xml`."""
    return (
        f'{DECLARATION}<Properties xmlns="{_APP}"><TotalTime>0</TotalTime><Application>Sourcedeck</Application>'
        f"<PresentationFormat>Widescreen</PresentationFormat><Slides>{slides}</Slides><Notes>{notes}</Notes>"
        "<HiddenSlides>0</HiddenSlides></Properties>"
    )
