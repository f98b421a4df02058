"""The sandbox, an embedded stand-in for the API: the documented contract on loopback.

It is for training, trials and tests. It follows the vendor's page in shape and wording; what the
page leaves open (HTTP statuses of refusals, texts that it does not show) is our guess in its style.
Its links are visibly not real: no host under `.invalid` exists (RFC 6761).
"""
