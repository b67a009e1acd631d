import { groupBy } from '../../domain/group-by.ts';
import type { Scope } from '../../domain/scope.ts';
import type { DocumentText, Mention, NameVertex, NodeVertex, Occurrences } from './vertices.ts';

/** Keeps what a document's text mentions and what a name's occurrences count in step. */

/** Adds what was found in a document's text to its mentions. A place that is written like a name and also called so is one mention. */
export function addMentions(document: NodeVertex, text: DocumentText, found: readonly Mention[]): void {
  const known = new Set(text.mentions.map(mentionKey));
  const fresh = found.filter((mention) => {
    const key = mentionKey(mention);
    return !known.has(key) && known.add(key);
  });
  if (fresh.length === 0) return;
  text.mentions = [...text.mentions, ...fresh].sort((a, b) => a.at - b.at || b.name.words.length - a.name.words.length);
  for (const [name, own] of groupBy(fresh, (mention) => mention.name)) countMentions(document, name, own, text.scope);
}

function mentionKey({ name, at }: Mention): string {
  return `${at} ${name.words.length}`;
}

/** Counts mentions of a name in a document: all that it has, or further ones. */
export function countMentions(document: NodeVertex, name: NameVertex, mentions: readonly Mention[], scope: Scope): void {
  const sums = name.occurrences.get(scope) ?? { documents: 0, total: 0, capitalised: 0, extracted: 0 };
  if (!name.mentionedBy.has(document)) sums.documents += 1;
  const evident = mentions.filter((mention) => mention.isEvident);
  sums.total += evident.length;
  sums.capitalised += evident.filter((mention) => mention.isCapitalised).length;
  sums.extracted += mentions.filter((mention) => mention.isExtracted).length;
  name.mentionedBy.add(document);
  name.occurrences.set(scope, sums);
}

/** Takes all mentions of a name out of a document. */
export function uncountMentions(document: NodeVertex, name: NameVertex, mentions: readonly Mention[], scope: Scope): void {
  const sums = name.occurrences.get(scope);
  if (sums === undefined || !name.mentionedBy.delete(document)) return;
  sums.documents -= 1;
  const evident = mentions.filter((mention) => mention.isEvident);
  sums.total -= evident.length;
  sums.capitalised -= evident.filter((mention) => mention.isCapitalised).length;
  sums.extracted -= mentions.filter((mention) => mention.isExtracted).length;
}

/** A name's occurrences in all texts of these scopes. */
export function sumOccurrences(name: NameVertex, scopes: ReadonlySet<Scope>): Occurrences {
  const sums = { documents: 0, total: 0, capitalised: 0, extracted: 0 };
  for (const [scope, { documents, total, capitalised, extracted }] of name.occurrences) {
    if (!scopes.has(scope)) continue;
    sums.documents += documents;
    sums.total += total;
    sums.capitalised += capitalised;
    sums.extracted += extracted;
  }
  return sums;
}
