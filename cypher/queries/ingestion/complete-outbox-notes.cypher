// Purpose: removes the notes that were carried out.
// Tenant: named by the notes' ids, because one relay serves every tenant.
// Parameters: $noteIds
// Returns: nothing
UNWIND $noteIds AS noteId
MATCH (o:Outbox {id: noteId})
DELETE o
