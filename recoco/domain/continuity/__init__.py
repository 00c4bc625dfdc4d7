"""People leave, are away, change posts: their dossiers pass to somebody, and none is left without listener."""
