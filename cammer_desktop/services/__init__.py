"""What the window and the command line both do, without Qt: make a link, keep the ledger."""
