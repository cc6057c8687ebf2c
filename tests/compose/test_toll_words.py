"""The words of tolls: each can be found at all, as texts are read."""

import pytest

from builder.compose.visuals import tolls
from builder.text.vocabulary import toll_words


@pytest.mark.parametrize("kind", ["always", "maybe", "people"])
def test_each_word_is_one_that_a_text_can_have(kind: str) -> None:
    words: frozenset[str] = getattr(toll_words(), kind)
    assert words
    odd = [word for word in sorted(words) if tolls.words_of(f"They counted 7 {word.title()}.").isdisjoint({word})]
    assert not odd, "write them in small letters, one word each, in builder/text/words/tolls.toml"
