// Purpose: how large a tenant is.
// Parameters: $tenantId
// Returns: count
MATCH (c:Chunk {tenantId: $tenantId})
WHERE c.id IS NOT NULL
RETURN count(c) AS count
