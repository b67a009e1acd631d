// Purpose: nodes by id.
// Parameters: $tenantId, $scopes, $ids
// Returns: label, properties; nothing for what does not exist or is hidden
UNWIND $ids AS id
MATCH (n:Node {tenantId: $tenantId, id: id})
WHERE n.scope IN $scopes
RETURN head([label IN labels(n) WHERE label <> 'Node']) AS label, properties(n) AS properties
