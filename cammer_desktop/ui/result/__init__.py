"""The result: the link, its QR code, and the channels by which it is handed over."""
