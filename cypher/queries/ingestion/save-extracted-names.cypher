// Purpose: keeps the names that a language model found, on the chunks and nowhere else. The document's `extraction` is part of its version for
//          the resident index (search/read-versions): another word each time, because a model may answer otherwise the second time.
// Parameters: $tenantId, $model, $documents [{ id, chunks [{ id, names, kinds }] }]
// Returns: scope (of each document that is there)
UNWIND $documents AS document
MATCH (d:Document:Node {tenantId: $tenantId, id: document.id})
// The document first, as where documents are saved: two transactions that lock in one order never wait for each other for ever.
SET d.extraction = randomUUID()
WITH d, document
CALL (d, document) {
  UNWIND document.chunks AS chunk
  MATCH (c:Chunk {tenantId: $tenantId, id: chunk.id, documentId: d.id})
  SET c.extractedNames = chunk.names, c.extractedKinds = chunk.kinds, c.extractedBy = $model
}
RETURN d.scope AS scope
