// Purpose: the last statement of every change: what was cached for these scopes is out of date.
// Parameters: $tenantId, $scopes
// Returns: nothing
UNWIND $scopes AS scope
MERGE (g:Generation {tenantId: $tenantId, scope: scope})
SET g.value = coalesce(g.value, 0) + 1
