"""The official services: one module a service, on a transport that is passed in (no Qt here)."""
