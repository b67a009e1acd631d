// Purpose: writes what nodes may be called.
// Parameters: $tenantId, $aliases [{ nodeId, key, kind, scope, supportId }]
// Returns: nothing
UNWIND $aliases AS alias
MATCH (n:Node {tenantId: $tenantId, id: alias.nodeId})
MERGE (a:Alias {tenantId: $tenantId, key: alias.key})
MERGE (a)-[r:NAMES {supportId: alias.supportId}]->(n)
SET r.kind = alias.kind, r.scope = alias.scope
