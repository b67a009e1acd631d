// Purpose: leases the oldest open notes of extraction to one relay.
// Tenant: all unless $tenantId is given, because one relay serves every tenant.
// Parameters: $tenantId (or null), $limit, $leaseMs
// Returns: id, tenantId, documentId, requests, failures, badAnswers
MATCH (n:ExtractionNote)
WHERE n.availableAt <= timestamp() AND ($tenantId IS NULL OR n.tenantId = $tenantId)
WITH n ORDER BY n.createdAt, n.id LIMIT $limit
// Writing first takes the lock, so that of two relays the second sees the lease of the first.
SET n.claims = n.claims + 1
WITH n WHERE n.availableAt <= timestamp()
SET n.availableAt = timestamp() + $leaseMs
RETURN n.id AS id, n.tenantId AS tenantId, n.documentId AS documentId, n.requests AS requests, n.failures AS failures,
  n.badAnswers AS badAnswers
ORDER BY n.createdAt, n.id
