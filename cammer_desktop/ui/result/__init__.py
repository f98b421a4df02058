"""The link that was made, its QR code, and how it is handed over."""
