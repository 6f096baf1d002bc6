"""Publications of a corpus: networkx, GraphML, RDF, the graph page, tables and the store."""
