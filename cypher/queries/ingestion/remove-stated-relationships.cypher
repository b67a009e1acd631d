// Purpose: takes away the relationships that documents support, and the nodes that stood on nothing else, before the
//          present ones are written. Every relationship that a document supports has the document at one end.
// Parameters: $tenantId, $documentIds
// Returns: nodeIds, those at the other ends
UNWIND $documentIds AS documentId
MATCH (d:Node {tenantId: $tenantId, id: documentId})-[r {supportId: documentId}]-(n:Node {tenantId: $tenantId})
DELETE r
RETURN collect(DISTINCT n.id) AS nodeIds
