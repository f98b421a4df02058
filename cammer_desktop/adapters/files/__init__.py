"""Small files: settings, drafts, catalogue, team's file, the window's place, a QR code's picture.

All but the picture are in the data folder.
"""
