// Purpose: removes nodes that only documents knew, once no relationship supports them, with the names that nothing else has.
// Parameters: $tenantId, $nodeIds (candidates)
// Returns: nothing
UNWIND $nodeIds AS nodeId
MATCH (n:Node {tenantId: $tenantId, id: nodeId})
WHERE n.origin = 'document' AND NOT EXISTS { MATCH (n)--(other) WHERE NOT other:Alias }
OPTIONAL MATCH (n)<-[:NAMES]-(a:Alias)
WITH collect(DISTINCT n) AS nodes, collect(DISTINCT a) AS aliases
FOREACH (node IN nodes | DETACH DELETE node)
WITH aliases
UNWIND aliases AS alias
WITH alias
WHERE NOT EXISTS { (alias)-[:NAMES]->() }
DELETE alias
