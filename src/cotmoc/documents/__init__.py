"""The register of documents, their files and their lineage."""
