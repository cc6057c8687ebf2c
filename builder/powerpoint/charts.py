"""One placed bar chart in, its graphic frame and its chart part out (DrawingML charts, ECMA-376 part 1, 21.2)."""

import re
import uuid
from collections.abc import Iterator, Sequence
from decimal import Decimal

from builder.model.brand import EMU_PER_PT, Box, Brand
from builder.model.placed import Chart, ChartText, PlacedSlide, PlacedVisual
from builder.model.slides import Paragraph, Run
from builder.powerpoint.markup import DECLARATION, NS_A, NS_R, escape, graphic_frame, solid
from builder.powerpoint.package import Relation, office, relations_xml, rels_name
from builder.powerpoint.run_properties import typeface
from builder.powerpoint.workbooks import SHEET, workbook_bytes

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NS_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NS_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_URI_C15 = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_CATEGORIES, _VALUES = 504_110_001, 504_110_002
"""The ids of the two axes: any two numbers, but unsigned ones (ST_UnsignedInt)."""
_NO_FRAME = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_SHOW = "".join(
    f'<c:show{name} val="{int(name == "Val")}"/>'
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
# Labels are as wide as their words; PowerPoint would else break them at a fifth of the chart's width.
_BODY = (
    '<a:bodyPr rot="0" vert="horz" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:spAutoFit/>'
    "</a:bodyPr><a:lstStyle/>"
)


def chart_name(slide: str, order: int) -> str:
    """The part of a slide's chart: its first has `order` 1. `slide` is the slide's own part ("slide7.xml")."""
    return f"ppt/charts/{slide.removesuffix('.xml')}-chart{order}.xml"


def workbook_name(slide: str, order: int) -> str:
    """The part of the workbook behind that chart."""
    return f"ppt/embeddings/{slide.removesuffix('.xml')}-chart{order}.xlsx"


def charts_of(slide: PlacedSlide) -> list[Chart]:
    """The charts of a slide, in reading order."""
    visuals = (shape for shape in slide.shapes if isinstance(shape, PlacedVisual))
    return [shape for visual in visuals for shape in visual.shapes if isinstance(shape, Chart)]


def chart_parts(slide: PlacedSlide, part: str, brand: Brand, language: str) -> Iterator[tuple[str, str | bytes]]:
    """The parts behind the charts of a slide, which is `part`: each chart, its relationships, and its workbook."""
    for order, chart in enumerate(charts_of(slide), start=1):
        name, book = chart_name(part, order), workbook_name(part, order)
        yield name, chart_xml(chart, brand, language)
        yield rels_name(name), relations_xml([Relation("rId1", office("package"), f"/{book}")])
        yield book, chart_workbook(chart)


def chart_types(slides: Sequence[PlacedSlide]) -> dict[str, str]:
    """The content types of all chart parts of a deck, by name."""
    return {
        chart_name(f"slide{number}.xml", order): CHART_TYPE
        for number, slide in enumerate(slides, start=1)
        for order, _ in enumerate(charts_of(slide), start=1)
    }


def chart_frame(number: int, placed: PlacedVisual, chart: Chart, relation: str) -> str:
    """The graphic frame in the placeholder of the visual's slot. `relation` is the chart part's id on the slide."""
    slot = placed.slot
    holder = f'<p:ph type="{slot.type}" idx="{slot.idx}"/>' if slot.type in {"chart", "obj"} else ""
    inside = f'<c:chart xmlns:c="{_NS_C}" r:id="{relation}"/>'
    return graphic_frame(number, placed.visual.name, placed.visual.alt.text, holder, chart.box, _NS_C, inside)


def chart_workbook(chart: Chart) -> bytes:
    """The workbook of a chart's values."""
    values = [[part.value if part is not None else None for part in bar.parts] for bar in chart.bars.bars]
    names = [name.text for name in chart.bars.series]
    return workbook_bytes(_categories(chart), names, values, [_format(chart, at) for at in range(len(names))])


def chart_xml(chart: Chart, brand: Brand, language: str) -> str:
    """The chart part. Its first relationship ("rId1") leads to the workbook."""
    return _ChartWriter(chart, brand, language).whole()


def _categories(chart: Chart) -> list[str]:
    """The bars' labels, broken where they were measured to break."""
    return ["\n".join(line.rstrip() for line in head.lines) for head in chart.heads]


def _format(chart: Chart, series: int) -> str:
    """The number format of a series: with as many decimals as its values have."""
    values = [part.value for bar in chart.bars.bars if (part := bar.parts[series]) is not None]
    return _decimal_format(max((_decimals(value) for value in values), default=0))


def _decimals(value: Decimal) -> int:
    return len(_figure(value).partition(".")[2])


def _decimal_format(decimals: int) -> str:
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _figure(value: Decimal) -> str:
    """A value as the labels write it."""
    number = f"{value:,f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


class _ChartWriter:
    def __init__(self, chart: Chart, brand: Brand, language: str) -> None:
        self.chart = chart
        self.brand = brand
        self.language = escape(language)
        self.position = "ctr" if chart.stacked else "outEnd"

    def whole(self) -> str:
        chart = self.chart
        frame, plot = chart.box, chart.plot
        layout = "".join(
            f'<c:{name} val="{value:.6f}"/>'
            for name, value in (
                ("x", (plot.x - frame.x) / max(frame.width, 1)),
                ("y", (plot.y - frame.y) / max(frame.height, 1)),
                ("w", plot.width / max(frame.width, 1)),
                ("h", plot.height / max(frame.height, 1)),
            )
        )
        series = "".join(self.series(at) for at in range(len(chart.fills)))
        grouping = "stacked" if chart.stacked else "clustered"
        overlap = '<c:overlap val="100"/>' if chart.stacked else ""
        return (
            f'{DECLARATION}<c:chartSpace xmlns:c="{_NS_C}" xmlns:a="{NS_A}" xmlns:r="{NS_R}"><c:date1904 val="0"/>'
            f'<c:lang val="{self.language}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
            '<c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{layout}</c:manualLayout></c:layout><c:barChart><c:barDir val="bar"/>'
            f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:gapWidth val="{chart.gap}"/>{overlap}'
            f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>{self.axes()}'
            f'{_NO_FRAME}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NO_FRAME}'
            f"{self.plain_text(chart.value_size, 'ink')}"
            '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def axes(self) -> str:
        """The zero line with the bars' labels, the first on top; and a value axis that only sets the scale."""
        longest = max(bar.length for bar in self.chart.bars.bars)
        # Where all values are nought, PowerPoint finds a scale of its own: from 0 to 0 is none.
        scale = f'<c:max val="{longest:f}"/>' if longest else ""
        line = f'<c:spPr><a:ln w="{round(1.5 * EMU_PER_PT)}">{solid(self.brand.color("ink"))}</a:ln></c:spPr>'
        side, course = ("r", "maxMin") if self.chart.rtl else ("l", "minMax")
        no_ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        return (
            f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
            f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            f'{no_ticks}<c:tickLblPos val="low"/>{line}{self.plain_text(self.chart.label_size, "ink")}'
            f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
            f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="{course}"/>'
            f'{scale}<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>'
            f'<c:numFmt formatCode="#,##0" sourceLinked="0"/>{no_ticks}<c:tickLblPos val="nextTo"/>'
            f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
        )

    def series(self, at: int) -> str:
        """One series: its name, colour, labels, and the caches of what the workbook holds."""
        chart, column = self.chart, chr(ord("B") + at)
        bars = chart.bars.bars
        last = len(bars) + 1
        outline = chart.outlines[at]
        inside = solid(self.brand.color(outline)) if outline else "<a:noFill/>"
        line = f'<a:ln w="{EMU_PER_PT}">{inside}</a:ln>'
        values = [(place, f"{part.value:f}") for place, bar in enumerate(bars) if (part := bar.parts[at]) is not None]
        color = f"{chart.fills[at]}-text" if chart.stacked else "ink"
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f><c:strCache>'
            f"{_cached([(0, chart.bars.series[at].text)], 1)}</c:strCache></c:strRef></c:tx>"
            f'<c:spPr>{solid(self.brand.color(chart.fills[at]))}{line}</c:spPr><c:invertIfNegative val="0"/>'
            f"<c:dLbls>{''.join(self.label(place, at) for place in range(len(bars)))}"
            f'<c:numFmt formatCode="{_format(chart, at)}" sourceLinked="0"/>{_NO_FRAME}'
            f'{self.plain_text(chart.value_size, color)}<c:dLblPos val="{self.position}"/>{_SHOW}'
            f'<c:extLst><c:ext uri="{_URI_C15}" xmlns:c15="{_NS_C15}"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
            f"</c:dLbls><c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
            f"{_cached(list(enumerate(_categories(chart))), len(bars))}</c:strCache></c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
            f"<c:formatCode>{_format(chart, at)}</c:formatCode>{_cached(values, len(bars))}</c:numCache></c:numRef>"
            "</c:val></c:ser>"
        )

    def label(self, bar: int, series: int) -> str:
        """The label of one part, where the series' own labels would not say it or not stand there."""
        label = self.chart.labels[bar][series]
        part = self.chart.bars.bars[bar].parts[series]
        if label is None or part is None:
            return ""
        # A label is as exact as its value: beside 1.5, 43 is not 43.0.
        own = _decimal_format(_decimals(part.value))
        as_series = own == _format(self.chart, series)
        if label.paragraph.text == _figure(part.value) and as_series and not self.chart.stacked:
            return ""
        field = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{bar}/{series}")).upper()
        lines = "".join(
            f"<a:p><a:pPr>{self.default(label.size, label.color)}</a:pPr>{self.runs(runs, label, part.value, field)}"
            "</a:p>"
            for runs in _lines(label.paragraph)
        )
        return (
            f'<c:dLbl><c:idx val="{bar}"/>{self.offset(label, bar, series)}<c:tx><c:rich>{_BODY}{lines}</c:rich></c:tx>'
            f'<c:numFmt formatCode="{own}" sourceLinked="0"/>{_NO_FRAME}'
            f'<c:dLblPos val="{self.position}"/>{_SHOW}<c:extLst><c:ext uri="{_URI_C15}" xmlns:c15="{_NS_C15}">'
            "<c15:dlblFieldTable/></c:ext></c:extLst></c:dLbl>"
        )

    def offset(self, label: ChartText, bar: int, series: int) -> str:
        """How far a label is moved from the middle of its part, in parts of the chart's width and height."""
        if not self.chart.stacked or label.behind:
            return ""
        frame, at, of = self.chart.box, label.box, self.chart.part_box(bar, series)
        x, y = (_middle(at)[0] - _middle(of)[0]) / frame.width, (_middle(at)[1] - _middle(of)[1]) / frame.height
        return f'<c:layout><c:manualLayout><c:x val="{x:.6f}"/><c:y val="{y:.6f}"/></c:manualLayout></c:layout>'

    def runs(self, runs: Sequence[Run], label: ChartText, value: Decimal, field: str) -> str:
        """The runs of a line; its number is a field, so that “Edit data” changes the label too."""
        written = ""
        figure = _figure(value)
        # A figure by itself: the 1 of "11 of 1" is the last one.
        alone = re.compile(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)")
        for run in runs:
            properties = self.run_properties(run, label)
            found = alone.search(run.text) if run.origin.kind == "fact" else None
            if not found:
                written += _run(properties, run.text)
                continue
            written += _run(properties, run.text[: found.start()])
            written += f'<a:fld id="{{{field}}}" type="VALUE">{properties}<a:pPr/><a:t>{figure}</a:t></a:fld>'
            written += _run(properties, run.text[found.end() :])
        return written

    def run_properties(self, run: Run, label: ChartText) -> str:
        language = escape(run.language) if run.language else self.language
        bold = int(run.strong or self.chart.style.bold)
        fill = solid(self.brand.color(label.color))
        face = typeface(self.brand, self.chart.style.font)
        return f'<a:rPr lang="{language}" sz="{round(label.size * 100)}" b="{bold}">{fill}{face}</a:rPr>'

    def default(self, size: float, color: str) -> str:
        fill = solid(self.brand.color(color))
        face = typeface(self.brand, self.chart.style.font)
        return f'<a:defRPr sz="{round(size * 100)}" b="1">{fill}{face}</a:defRPr>'

    def plain_text(self, size: float, color: str) -> str:
        """How text is set that has no runs of its own."""
        return (
            f"<c:txPr>{_BODY}<a:p><a:pPr>{self.default(size, color)}</a:pPr>"
            f'<a:endParaRPr lang="{self.language}"/></a:p></c:txPr>'
        )


def _cached(points: Sequence[tuple[int, str]], count: int) -> str:
    inside = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in points)
    return f'<c:ptCount val="{count}"/>{inside}'


def _run(properties: str, text: str) -> str:
    return f"<a:r>{properties}<a:t>{escape(text)}</a:t></a:r>" if text else ""


def _lines(paragraph: Paragraph) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        lines[-1].append(run)
        if run.break_after:
            lines.append([])
    return [line for line in lines if line]


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2
