// The keyword index. Tenant, scope and document are words of the index too, so that Lucene filters before it ranks.
CREATE FULLTEXT INDEX chunk_words IF NOT EXISTS FOR (n:Chunk) ON EACH [n.text, n.title, n.headings, n.tenantId, n.scopeToken, n.documentId]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'english', `fulltext.eventually_consistent`: false } };
// Its forerunner, which did not know the documents.
DROP INDEX chunk_text IF EXISTS;
