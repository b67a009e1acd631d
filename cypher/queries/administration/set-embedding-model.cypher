// Purpose: records which model makes the tenant's vectors.
// Parameters: $tenantId, $model
// Returns: nothing
MATCH (t:Tenant {id: $tenantId})
SET t.embeddingModel = $model
