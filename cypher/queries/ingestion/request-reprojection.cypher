// Purpose: notes that every document of the tenant must be projected again.
// Parameters: $tenantId
// Returns: count
MATCH (d:Document {tenantId: $tenantId})
MERGE (o:Outbox {id: 'reproject:' + $tenantId + ':' + d.id})
ON CREATE SET o.tenantId = $tenantId, o.documentId = d.id, o.removedChunkIds = [], o.createdAt = timestamp(), o.attempts = 0
SET o.version = 0, o.availableAt = 0
RETURN count(o) AS count
