-- The ledger is read no more.

DETACH ledger
