// Purpose: a word that changes with the tenant: every change raises a generation or makes one in its own transaction, and none ever falls.
// Parameters: $tenantId
// Returns: state
MATCH (g:Generation {tenantId: $tenantId})
// The index is on both properties and is used only when both are asked for.
WHERE g.scope IS NOT NULL
RETURN toString(count(g)) + ' ' + toString(sum(g.value)) AS state
