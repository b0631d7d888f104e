"""To come."""

FORMATS = ()
