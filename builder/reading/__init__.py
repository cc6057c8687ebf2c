"""YAML text and front matter in, typed records and findings out; pure: it takes text and a path label, never a file."""
