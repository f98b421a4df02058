"""What a call center knows: pure values and rules, without Qt, files, sockets or a clock.

Causes and flaws are enums; the sentences that tell them to people stand in `sentences`, the
vendor's own names in `vendor`.
"""
