"""Spreadsheets that the plugin writes with the standard library alone: OpenDocument and Office Open XML.

``model`` says what a book holds, ``ods`` and ``xlsx`` write its bytes, ``save`` the file.
"""
