"""The evidence pack: record, documents, evidence, signatures and history in one zip."""
