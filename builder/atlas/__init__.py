"""Where countries lie: Natural Earth's outlines, projections for any part of the world, and what a map of places shows.

scripts/make_atlas.py makes countries.json and outlines.bin, and says what they are made from and what was moved.
"""
