"""Small files: settings, drafts, catalogue, team's file, window's place, API's times, a QR code.

All but the code are in the data folder.
"""
