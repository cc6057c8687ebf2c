"""A large ledger kept in volumes: read and checked part by part, in several processes, and only where it changed."""

from builder.volumes.whole import read_in_volumes

__all__ = ["read_in_volumes"]
