"""Dialogs of the plugin."""
