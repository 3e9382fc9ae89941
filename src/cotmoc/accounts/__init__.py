"""Who signs in, and which person holds which post from day to day."""
