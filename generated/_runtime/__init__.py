"""What the generated modules share.  Standard library only; written by gen, as it is."""
