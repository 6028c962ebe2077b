"""Turn a report into bytes, one module per format. The only importers of weasyprint and (with reading) docx."""
