"""What names mean, in each of the twelve languages, as PowerPoint writes them and as people do."""

import tomllib
from pathlib import Path

import pytest

import builder.binding
from builder.binding.aliases import key, layout_meaning, placeholder_meaning

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "pl", "uk", "ru", "zh", "ja", "ar")
PLACEHOLDERS = {
    "title": (
        *("Title 1", "Titel 1", "Titre 1", "Título 1", "Título 1", "Titolo 1", "Tytuł 1"),
        *("Заголовок 1", "Заголовок 1", "标题 1", "タイトル 1", "عنوان 1"),
    ),
    "subtitle": (
        *("Subtitle 2", "Untertitel 2", "Sous-titre 2", "Subtítulo 2", "Subtítulo 2", "Sottotitolo 2", "Podtytuł 2"),
        *("Підзаголовок 2", "Подзаголовок 2", "副标题 2", "字幕 2", "عنوان فرعي 2"),
    ),
    "content": (
        *("Content Placeholder 2", "Inhaltsplatzhalter 2", "Espace réservé du contenu 2", "Marcador de contenido 2"),
        *("Espaço Reservado para Conteúdo 2", "Segnaposto contenuto 2", "Symbol zastępczy zawartości 2"),
        *("Місце для вмісту 2", "Объект 2", "内容占位符 2", "コンテンツ プレースホルダー 2", "عنصر نائب للمحتوى 2"),
    ),
    "visual": (
        *("Picture Placeholder 2", "Bildplatzhalter 2", "Espace réservé pour une image  2"),
        *("Marcador de posición de imagen 2", "Espaço Reservado para Imagem 2", "Segnaposto immagine 2"),
        *("Symbol zastępczy obrazu 2", "Місце для зображення 2", "Рисунок 2", "图片占位符 2", "図プレースホルダー 2"),
        "عنصر نائب للصورة 2",
    ),
    "sources": (
        *("Sources", "Quellen", "Notes de bas de page", "Fuentes", "Notas de rodapé", "Fonti", "Źródła"),
        *("Джерела", "Источники", "来源", "出典", "المصادر"),
    ),
    "quotation": (
        *("Quote", "Zitat", "Citation", "Cita", "Citação", "Citazione", "Cytat", "Цитата", "Цитата"),
        *("引用", "引用文", "اقتباس"),
    ),
    "table": (
        *("Table Placeholder 3", "Tabellenplatzhalter 3", "Tableau", "Tabla", "Tabela", "Tabella", "Tabela danych"),
        *("Таблиця", "Таблица", "表格", "表プレースホルダー 2", "جدول"),
    ),
    "left": (
        *("Left column", "Linke Spalte", "Colonne de gauche", "Columna izquierda", "Coluna esquerda"),
        *("Colonna sinistra", "Lewa kolumna", "Ліва колонка", "Левая колонка", "左栏", "左側", "العمود الأيسر"),
    ),
    "right": (
        *("Right column", "Rechte Spalte", "Colonne de droite", "Columna derecha", "Coluna direita"),
        *("Colonna destra", "Prawa kolumna", "Права колонка", "Правая колонка", "右栏", "右側", "العمود الأيمن"),
    ),
    "caption": (
        *("Caption", "Bildunterschrift", "Légende", "Pie de foto", "Legenda", "Didascalia", "Podpis"),
        *("Підпис", "Подпись", "图注", "キャプション", "تسمية توضيحية"),
    ),
    "kicker": (
        *("Eyebrow", "Dachzeile", "Surtitre", "Antetítulo", "Antetítulo", "Occhiello", "Nadtytuł"),
        *("Надзаголовок", "Рубрика", "眉题", "キッカー", "عنوان علوي"),
    ),
    "task": (
        *("Task", "Aufgabe", "Consigne", "Tarea", "Tarefa", "Compito", "Zadanie", "Завдання", "Задание"),
        *("任务", "課題", "مهمة"),
    ),
    "prompt": (
        *("Question", "Leitfrage", "Question clé", "Pregunta", "Pergunta", "Domanda", "Pytanie", "Питання", "Вопрос"),
        *("讨论题", "質問", "سؤال"),
    ),
    "meta": (
        *("Date and place", "Ort und Datum", "Date et lieu", "Fecha", "Data e local", "Luogo e data", "Data i miejsce"),
        *("Дата", "Дата и место", "日期", "日付", "التاريخ والمكان"),
    ),
    "agenda": (
        *("Agenda", "Gliederung", "Ordre du jour", "Orden del día", "Sumário", "Sommario", "Spis treści"),
        *("Порядок денний", "Повестка дня", "议程", "目次", "جدول الأعمال"),
    ),
    "list": (
        *("List", "Aufzählung", "Liste à puces", "Lista numerada", "Lista com marcadores", "Elenco", "Wykaz"),
        *("Перелік", "Список", "列表", "箇条書き", "قائمة"),
    ),
}
LAYOUTS = {
    "title": (
        *("Title Slide", "Titelfolie", "Diapositive de titre", "Diapositiva de título", "Slide de Título"),
        *("Diapositiva titolo", "Slajd tytułowy", "Титульний слайд", "Титульный слайд", "标题幻灯片"),
        *("タイトル スライド", "شريحة عنوان"),
    ),
    "obj": (
        *("Title and Content", "Titel und Inhalt", "Titre et contenu", "Título y objetos", "Título e Conteúdo"),
        *("Titolo e contenuto", "Tytuł i zawartość", "Заголовок і об'єкт", "Заголовок и объект", "标题和内容"),
        *("タイトルとコンテンツ", "عنوان ومحتوى"),
    ),
    "secHead": (
        *("Section Header", "Abschnitts-\nüberschrift", "Titre de section", "Encabezado de sección"),
        *("Cabeçalho da Seção", "Intestazione sezione", "Nagłówek sekcji", "Назва розділу", "Заголовок раздела"),
        *("节标题", "セクション見出し", "عنوان المقطع"),
    ),
    "twoObj": (
        *("Two Content", "Zwei Inhalte", "Deux contenus", "Dos objetos", "Duas Partes de Conteúdo", "Due contenuti"),
        *("Dwa elementy zawartości", "Два об'єкти", "Два объекта", "两栏内容", "2 つのコンテンツ", "محتويين"),
    ),
    "twoTxTwoObj": (
        *("Comparison", "Vergleich", "Comparaison", "Comparación", "Comparação", "Confronto", "Porównanie"),
        *("Порівняння", "Сравнение", "比较", "比較", "مقارنة"),
    ),
    "titleOnly": (
        *("Title Only", "Nur Titel", "Titre seul", "Solo el título", "Somente Título", "Solo titolo", "Tylko tytuł"),
        *("Лише заголовок", "Только заголовок", "仅标题", "タイトルのみ", "عنوان فقط"),
    ),
    "blank": (
        *("Blank", "Leer", "Vide", "En blanco", "Em Branco", "Vuota", "Pusty", "Пустий слайд", "Пустой слайд"),
        *("空白", "白紙", "فارغ"),
    ),
    "objTx": (
        *("Content with Caption", "Inhalt mit Überschrift", "Contenu avec légende", "Contenido con título"),
        *("Conteúdo com Legenda", "Contenuto con didascalia", "Zawartość z podpisem", "Вміст із підписом"),
        *("Объект с подписью", "内容与标题", "タイトル付きのコンテンツ", "محتوى ذو تسمية توضيحية"),
    ),
    "picTx": (
        *("Picture with Caption", "Bild mit Überschrift", "Image avec légende", "Imagen con título"),
        *("Imagem com Legenda", "Immagine con didascalia", "Obraz z podpisem", "Зображення з підписом"),
        *("Рисунок с подписью", "图片与标题", "タイトル付きの図", "صورة ذات تسمية توضيحية"),
    ),
    "quote": (
        *("Quote with Caption", "Zitat mit Beschriftung", "Citation avec légende", "Cita con título"),
        *("Citação com Legenda", "Citazione con didascalia", "Cytat z podpisem", "Цитата з підписом"),
        *("Цитата с подписью", "引言", "引用付き", "اقتباس"),
    ),
    "threeObj": (
        *("Three columns", "Drei Spalten", "Trois colonnes", "Tres columnas", "Três colunas", "Tre colonne"),
        *("Trzy kolumny", "Три колонки", "Три столбца", "三栏", "3 段組", "ثلاثة أعمدة"),
    ),
}


@pytest.mark.parametrize("role", PLACEHOLDERS)
def test_placeholders_are_known_in_twelve_languages(role: str) -> None:
    names = PLACEHOLDERS[role]
    assert len(names) == len(LANGUAGES)
    found = {name: meaning.role if (meaning := placeholder_meaning(name)) else "" for name in names}
    assert found == dict.fromkeys(names, role)


@pytest.mark.parametrize("kind", LAYOUTS)
def test_layouts_are_known_in_twelve_languages(kind: str) -> None:
    names = LAYOUTS[kind]
    assert len(names) == len(LANGUAGES)
    found = {name: meaning.role if (meaning := layout_meaning(name)) else "" for name in names}
    assert found == dict.fromkeys(names, kind)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Fussnote 3", "FUẞNOTE"),
        ("1_Titelfolie", "Titelfolie"),
        ("Ｓｏｕｒｃｅｓ", "sources"),
        ("タイトル スライド", "タイトルスライド"),
        ("Titre  de\tsection", "titre de section"),
        ("المصادر", "مصادر"),
        ("Text (2)", "text"),
    ],
)
def test_names_are_compared_without_what_does_not_count(name: str, same: str) -> None:
    assert key(name) == key(same)


def test_a_name_that_says_nothing_means_nothing() -> None:
    for name in ("", "  ", "3", "Rectangle 7", "Google Shape;14;p3", "Photobombe", "Untitled", "Zdroje", "xTitle"):
        assert placeholder_meaning(name) is None, name
    for name in ("", "2", "Custom Layout", "Entitled"):
        assert layout_meaning(name) is None, name


def test_the_longest_words_win() -> None:
    assert placeholder_meaning("Source text of the slide").role == "passage"  # type: ignore[union-attr]
    assert placeholder_meaning("副标题占位符").role == "subtitle"  # type: ignore[union-attr]
    assert placeholder_meaning("Quellen (zwei Zeilen)").how == "prefix"  # type: ignore[union-attr]
    assert placeholder_meaning("Alle Quellen").how == "contains"  # type: ignore[union-attr]


def test_cards_and_statements_are_counted() -> None:
    assert placeholder_meaning("Card 3").serves == ("three",)  # type: ignore[union-attr]
    assert placeholder_meaning("Kernaussage 2").serves == ("second",)  # type: ignore[union-attr]
    assert placeholder_meaning("Karte 9").serves == ()  # type: ignore[union-attr]
    assert placeholder_meaning("カード２").serves == ("two",)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["placeholders.toml", "layouts.toml"])
def test_no_word_means_two_things(name: str) -> None:
    path = Path(builder.binding.__path__[0]) / "words" / name
    lists = tomllib.loads(path.read_text("utf-8"))
    seen: dict[str, str] = {}
    for role, listed in lists.items():
        for word in listed["words"] if role != "fillers" else ():
            assert key(word), (role, word)
            assert seen.setdefault(key(word), role) == role, f"{word} stands under {role} and {seen[key(word)]}"
