// Purpose: finds the tenant with this slug, or makes it.
// Parameters: $tenantId (used when it is new), $slug, $name
// Returns: id, slug, name, embeddingModel
MERGE (t:Tenant {slug: $slug})
ON CREATE SET t.id = $tenantId, t.name = $name, t.tier = 'standard'
RETURN t.id AS id, t.slug AS slug, t.name AS name, t.embeddingModel AS embeddingModel
