"""Spreadsheets that the plugin writes: ODS with the standard library, XLSX with openpyxl.

``model`` says what a book holds, ``ods`` and ``xlsx`` write its bytes, ``save`` the file.
"""
