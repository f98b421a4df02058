"""The help: a guide for agents, every shortcut, and which program this is."""
