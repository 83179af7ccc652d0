"""What all Python targets share: names, modules, annotations, layout."""
