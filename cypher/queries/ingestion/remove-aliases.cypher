// Purpose: takes away what the nodes were called with this support, before their present names are written.
// Parameters: $tenantId, $nodeIds, $supportId
// Returns: nothing
UNWIND $nodeIds AS nodeId
MATCH (n:Node {tenantId: $tenantId, id: nodeId})<-[r:NAMES {supportId: $supportId}]-(a:Alias)
DELETE r
WITH DISTINCT a
WHERE NOT EXISTS { (a)-[:NAMES]->() }
DELETE a
