"""Sourcedeck: curated facts in, briefing decks out, and every claim traces to the words of a source."""

__version__ = "0.1.0"
