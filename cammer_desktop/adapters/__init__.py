"""The outside world, one file each, without Qt: they keep domain's Protocols."""
