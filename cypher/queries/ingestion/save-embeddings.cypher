// Purpose: keeps vectors by the hash of what was embedded.
// Parameters: $tenantId, $model, $embeddings [{ contentHash, vector }]
// Returns: nothing
UNWIND $embeddings AS embedding
MERGE (e:Embedding {tenantId: $tenantId, model: $model, contentHash: embedding.contentHash})
SET e.vector = embedding.vector
