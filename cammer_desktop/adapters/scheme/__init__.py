"""The scheme `cammer:`: making this program the person's handler of it, and taking that back.

What is registered runs `cammer-desktop open -- URL`: behind `--` nothing is an option, whatever a
page writes into its address. Installers register the same for who installs
(`resources/packaging`).
"""
