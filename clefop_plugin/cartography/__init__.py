"""Map layers, styles, charts and print layouts."""
