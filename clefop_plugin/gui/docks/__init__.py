"""Docks, one file each."""
