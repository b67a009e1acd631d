// Purpose: removes nodes that only documents knew, once no relationship supports them.
// Parameters: $tenantId, $nodeIds (candidates)
// Returns: nothing
UNWIND $nodeIds AS nodeId
MATCH (n:Node {tenantId: $tenantId, id: nodeId})
WHERE n.origin = 'document' AND NOT EXISTS { MATCH (n)--(other) WHERE NOT other:Alias }
OPTIONAL MATCH (n)<-[:NAMES]-(a:Alias)
WHERE COUNT { (a)-[:NAMES]->() } = 1
DETACH DELETE a, n
