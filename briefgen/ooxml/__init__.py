"""Office Open XML (ISO/IEC 29500): what the writer and the auditor of Word documents both know of it."""
