"""The assistant that creates a workspace."""
