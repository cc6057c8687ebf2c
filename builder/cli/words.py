"""Small words of the messages: a count with its noun."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one: "1 deck", "2 decks"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
