"""Small files in the data folder: settings, draft, catalogue, and a copy of the team's file.

And wherever one wants it, the picture of a QR code.
"""
