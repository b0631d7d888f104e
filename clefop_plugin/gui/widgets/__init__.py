"""Widgets shared by docks and dialogs."""
