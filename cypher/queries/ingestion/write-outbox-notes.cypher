// Purpose: notes what the projections must do, in the transaction of the change itself.
// Parameters: $tenantId, $notes [{ id, documentId, version, removedChunkIds }]
// Returns: nothing
UNWIND $notes AS note
MERGE (o:Outbox {id: note.id})
ON CREATE SET o.tenantId = $tenantId, o.documentId = note.documentId, o.version = note.version,
  o.removedChunkIds = note.removedChunkIds, o.createdAt = timestamp(), o.availableAt = 0, o.attempts = 0
