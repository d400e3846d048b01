"""One function for each thing a person wants: opens the transaction, calls core, stores, says what changed."""
