// Purpose: keeps the codes of a text's tokens beside its vector.
// Parameters: $tenantId, $model, $coding, $texts [{ contentHash, codes }]
// Returns: nothing
UNWIND $texts AS text
MATCH (e:Embedding {tenantId: $tenantId, model: $model, contentHash: text.contentHash})
SET e.tokenCoding = $coding, e.tokenCodes = text.codes
