"""The embedded stand-in for the API: the documented contract on loopback.

For training, trials and tests. It keeps to the vendor's page in shape and wording; what the page
leaves open (HTTP statuses of refusals, texts that it does not show) is our guess in its style. Its
links are visibly trial ones: hosts under `.invalid` exist nowhere (RFC 6761).
"""
