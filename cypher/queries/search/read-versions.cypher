// Purpose: a word for every document of the tenant that changes with it. The counter begins anew when a document is deleted and written
//          again, so its content and scope are part of the word.
// Parameters: $tenantId
// Returns: id, version
MATCH (d:Document {tenantId: $tenantId})
RETURN d.id AS id, d.version + ' ' + d.scope + ' ' + d.contentHash AS version
