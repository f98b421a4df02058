"""Small files: settings, draft, catalogue, the copy of the team's file, a QR code's picture.

All but the picture are in the data folder.
"""
