"""Generator of the invented region shipped with the plugin, one module a theme."""
