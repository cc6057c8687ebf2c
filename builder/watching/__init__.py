"""Watching a project: which files were saved, what that concerns, and what to say of it."""
