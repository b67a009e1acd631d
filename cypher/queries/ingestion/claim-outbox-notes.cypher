// Purpose: leases the oldest open notes to one relay.
// Tenant: all unless $tenantId is given, because one relay serves every tenant.
// Parameters: $tenantId (or null), $limit, $leaseMs
// Returns: id, tenantId, documentId, version, removedChunkIds, attempts
MATCH (o:Outbox)
WHERE o.availableAt <= timestamp() AND ($tenantId IS NULL OR o.tenantId = $tenantId)
WITH o ORDER BY o.createdAt, o.id LIMIT $limit
// Writing first takes the lock, so that of two relays the second sees the lease of the first.
SET o.attempts = o.attempts + 1
WITH o WHERE o.availableAt <= timestamp()
SET o.availableAt = timestamp() + $leaseMs
RETURN o.id AS id, o.tenantId AS tenantId, o.documentId AS documentId, o.version AS version,
  o.removedChunkIds AS removedChunkIds, o.attempts AS attempts
ORDER BY o.createdAt, o.id
