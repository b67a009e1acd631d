// Purpose: records that a migration was applied.
// Tenant: all, because a migration changes the whole graph.
// Parameters: $name
// Returns: nothing
MERGE (m:Migration {name: $name})
ON CREATE SET m.appliedAt = datetime()
