// Purpose: all tenants, for the start-up check and the command line.
// Tenant: all, because this is the register itself.
// Parameters: none
// Returns: id, slug, name, embeddingModel
MATCH (t:Tenant)
RETURN t.id AS id, t.slug AS slug, t.name AS name, t.embeddingModel AS embeddingModel
ORDER BY t.slug
