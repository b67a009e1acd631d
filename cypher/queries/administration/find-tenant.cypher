// Purpose: the tenant with this id or slug.
// Parameters: $tenantId (or null), $slug (or null)
// Returns: id, slug, name, embeddingModel
CALL () {
  MATCH (t:Tenant {id: $tenantId}) RETURN t
  UNION
  MATCH (t:Tenant {slug: $slug}) RETURN t
}
RETURN t.id AS id, t.slug AS slug, t.name AS name, t.embeddingModel AS embeddingModel
