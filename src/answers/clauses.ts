/** A clause needs this many words to stand for a question of its own. */
const CLAUSE_WORDS = 3;

/** The whole question, then its clauses when it has several: "who wrote X, and what was decided after it". */
export function clausesOf(question: string): string[] {
  const clauses = question
    .split(/[,;?!]|\b(?:and|und|et|y|og)\b/i)
    .map((clause) => clause.trim())
    .filter((clause) => clause.split(/\s+/).length >= CLAUSE_WORDS);
  return clauses.length > 1 ? [question, ...clauses] : [question];
}
