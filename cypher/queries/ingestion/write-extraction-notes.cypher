// Purpose: notes that a language model must read these documents, in the transaction that writes them. One note a document.
// Parameters: $tenantId, $documentIds
// Returns: nothing
UNWIND $documentIds AS documentId
MERGE (n:ExtractionNote {id: $tenantId + ':' + documentId})
ON CREATE SET n.tenantId = $tenantId, n.documentId = documentId, n.createdAt = timestamp(), n.claims = 0
SET n.requests = coalesce(n.requests, 0) + 1, n.availableAt = 0, n.failures = 0, n.badAnswers = 0
