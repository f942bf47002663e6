"""The standard as a value: what the published files of one version say."""
