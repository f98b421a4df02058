"""Adapters to the outside world, without Qt: they implement the Protocols of `domain.ports`."""
