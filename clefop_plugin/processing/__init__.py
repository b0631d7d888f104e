"""The Processing door: provider and algorithms."""
