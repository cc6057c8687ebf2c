"""What prompts ask for: lines and sizes, said as designers of twelve languages say them."""

import pytest

from builder.binding.hints import Hint, hint

LINES = {
    "Title, max two lines": 2,
    "Maximum 3 lines": 3,
    "two-line title": 2,
    "One line only": 1,
    "no more than two lines": 2,
    "1–2 lines": 2,
    "Titel (max. 2 Zeilen)": 2,
    "höchstens zwei Zeilen": 2,
    "Zweizeiliger Titel": 2,
    "nicht mehr als drei Zeilen": 3,
    "eine Zeile": 1,
    "Titre, 2 lignes max.": 2,
    "deux lignes au maximum": 2,
    "máximo dos líneas": 2,
    "no más de 2 líneas": 2,
    "no máximo duas linhas": 2,
    "massimo due righe": 2,
    "maks. dwa wiersze": 2,
    "najwyżej 2 linijki": 2,
    "не більше двох рядків": 2,
    "до 2 рядків": 2,
    "не более двух строк": 2,
    "максимум 3 строки": 3,
    "标题不超过两行": 2,
    "2行以内": 2,
    "最多２行": 2,
    "標題最多兩行": 2,
    "タイトルは2行以内": 2,
    "最大二行まで": 2,
    "سطران كحد أقصى": 2,
    "3 أسطر على الأكثر": 3,
    "٢ أسطر": 2,
    "سطر واحد": 1,
}
SIZES = {
    "Text, 18 pt": 18,
    "18pt": 18,
    "18-pt body text": 18,
    "Arial 10.5 pt": 10.5,
    "Arial 10,5pt": 10.5,
    "18 Punkt": 18,
    "Schriftgröße: 24": 24,
    "Schrift 24 Punkte": 24,
    "font size 20": 20,
    "18–24 pt": 24,
    "Police 18 points": 18,
    "Taille de police : 20": 20,
    "tamaño de letra 20 puntos": 20,
    "tamanho da fonte 20": 20,
    "carattere 18 punti": 18,
    "czcionka 20 pkt": 20,
    "шрифт 20 пунктів": 20,
    "кегль 18": 18,
    "18 пт": 18,
    "字号18": 18,
    "18磅": 18,
    "フォントサイズ18": 18,
    "文字サイズは18ポイント": 18,
    "حجم الخط 18": 18,
    "18 نقطة، حجم الخط": 18,
}
NOTHING = (
    "",
    "Agenda 2030",
    "Click to edit Master title style",
    "Second line of the address",
    "Zeile 2",
    "At least two lines",
    "mindestens zwei Zeilen",
    "mehr als zwei Zeilen",
    "1.5 line spacing",
    "1,5 Zeilen Abstand",
    "Maximal 15 Punkte",
    "five points for the discussion",
    "3 Punkte",
    "第2行",
    "2行目",
    "G20, 18 partners",
    "0 lines, 900 pt",
    "99999999999999999999 lines at 0.001 pt",
    "2030 pt",
    "Type 2",
    "online 24/7",
)


@pytest.mark.parametrize(("prompt", "lines"), LINES.items())
def test_lines_are_read(prompt: str, lines: int) -> None:
    assert hint(prompt) == Hint(lines=lines)


@pytest.mark.parametrize(("prompt", "size"), SIZES.items())
def test_sizes_are_read(prompt: str, size: float) -> None:
    assert hint(prompt) == Hint(size=size)


@pytest.mark.parametrize("prompt", NOTHING)
def test_other_numbers_are_no_hints(prompt: str) -> None:
    assert hint(prompt) == Hint()


def test_a_prompt_may_ask_for_both() -> None:
    assert hint("Title, max two lines, 40 pt") == Hint(2, 40.0)
    assert hint("Text in 18 pt, höchstens acht Zeilen") == Hint(8, 18.0)
    assert hint("Titel bearbeiten\nmax. 2 Zeilen, 28 pt\nZweite Ebene") == Hint(2, 28.0)
