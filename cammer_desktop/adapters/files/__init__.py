"""Small files in the data folder: settings, draft, catalogue, and a copy of the team's file."""
