"""The one import pipeline: every source goes through the same steps, whichever door it comes by.

| step | module |
|---|---|
| what the user may decide | ``choices`` |
| open, recognise, say why: encoding, separator, header, key, vintage, level | ``inspecting`` |
| convert the vintage, read, check, count what would change | ``preparing`` |
| write in one transaction, and keep the report | ``preparing`` (``Prepared.write``), ``journal`` |
| how each kind of import is written | ``writers``: one module a kind, one line of registration |
"""
