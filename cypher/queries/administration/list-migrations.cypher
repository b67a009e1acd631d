// Purpose: the migrations that were applied.
// Tenant: all, because a migration changes the whole graph.
// Parameters: none
// Returns: name
MATCH (m:Migration)
RETURN m.name AS name
ORDER BY name
