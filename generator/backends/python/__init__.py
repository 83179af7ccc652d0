"""The common part of all Python targets: names, modules, annotations, layout."""
