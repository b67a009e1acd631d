// Purpose: gives notes back, to be tried again after a delay.
// Tenant: named by the notes' ids, because one relay serves every tenant.
// Parameters: $noteIds, $delayMs, $reason
// Returns: nothing
UNWIND $noteIds AS noteId
MATCH (o:Outbox {id: noteId})
SET o.availableAt = timestamp() + $delayMs, o.lastError = $reason
