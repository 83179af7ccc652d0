"""The commands of ``gen``, a module each; ``generator/cli.py`` lists and loads them."""
