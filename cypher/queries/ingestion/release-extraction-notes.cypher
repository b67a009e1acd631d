// Purpose: gives notes of extraction back, to be tried again after a delay; one that was asked for again meanwhile begins anew.
// Tenant: named by the notes' ids, because one relay serves every tenant.
// Parameters: $notes [{ id, requests }], $delayMs, $reason (null: nothing went wrong), $isBadAnswer
// Returns: nothing
UNWIND $notes AS note
MATCH (n:ExtractionNote {id: note.id})
WHERE n.requests = note.requests
SET n.availableAt = timestamp() + $delayMs, n.lastError = $reason,
  n.failures = CASE WHEN $reason IS NULL THEN n.failures ELSE n.failures + 1 END,
  n.badAnswers = CASE WHEN $isBadAnswer THEN n.badAnswers + 1 ELSE n.badAnswers END
