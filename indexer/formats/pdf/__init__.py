"""PDF files. Only this package imports pypdfium2."""
