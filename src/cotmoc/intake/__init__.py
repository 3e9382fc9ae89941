"""Upload, text, reading; a person confirms; then the actions of the other rooms."""
