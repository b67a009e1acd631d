// Purpose: how many notes are open.
// Tenant: all unless $tenantId is given.
// Parameters: $tenantId (or null)
// Returns: count
MATCH (o:Outbox)
WHERE $tenantId IS NULL OR o.tenantId = $tenantId
RETURN count(o) AS count
