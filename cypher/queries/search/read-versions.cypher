// Purpose: a word for every document of the tenant that changes with it. The counter begins anew when a document is deleted and written
//          again, so its content and scope are part of the word; so is what a language model extracted from it, which comes later.
// Parameters: $tenantId, $after (the id before the page; '' for the first), $limit
// Returns: id, version; ordered by id
MATCH (d:Document:Node {tenantId: $tenantId})
WHERE d.id > $after
// By both properties, as the index has them: then it is read no further than the page.
WITH d ORDER BY d.tenantId, d.id LIMIT $limit
RETURN d.id AS id, toString(d.version) + ' ' + d.scope + ' ' + d.contentHash + coalesce(' ' + d.extraction, '') AS version
