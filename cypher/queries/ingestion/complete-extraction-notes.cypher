// Purpose: removes the notes of extraction that were carried out; one that was asked for again meanwhile stays.
// Tenant: named by the notes' ids, because one relay serves every tenant.
// Parameters: $notes [{ id, requests }]
// Returns: nothing
UNWIND $notes AS note
MATCH (n:ExtractionNote {id: note.id})
WHERE n.requests = note.requests
DELETE n
