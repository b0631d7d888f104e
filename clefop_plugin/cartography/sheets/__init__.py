"""Territory sheets: the pictures of every format, the two pages of the PDF, and the files of a folder."""
