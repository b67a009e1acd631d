import type { CorpusDocument, CorpusGraph, CorpusNode } from '../../domain/corpus.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { AliasKind } from '../../domain/names.ts';
import type { Scope } from '../../domain/scope.ts';
import { isStopWord } from '../../domain/stop-words.ts';
import { kindsOf } from './asked-properties.ts';
import { findAbbreviations } from './find-abbreviations.ts';
import type { Abbreviation } from './find-abbreviations.ts';
import { extractedPhrases } from './extracted-phrases.ts';
import { LearnedForms } from './learned-forms.ts';
import type { OtherForm } from './learned-forms.ts';
import { namePhrases } from './name-phrases.ts';
import type { Phrase } from './name-phrases.ts';
import { NameWords } from './name-words.ts';
import { partialNames } from './partial-names.ts';
import type { Spelling } from './spelling-index.ts';
import { nameTokens } from './name-tokens.ts';
import type { NameToken } from './name-tokens.ts';
import { addMentions, countMentions, uncountMentions } from './count-mentions.ts';
import type { Mention, NameVertex, NodeVertex } from './vertices.ts';
import { NumberPool } from './number-pool.ts';
import { shortTitles } from './short-titles.ts';
import { CompactTokens, Lexicon } from './compact-tokens.ts';

/** What a word of a text takes in memory, its share of the mentions included, and what a name or node takes; in bytes, by estimate. */
const BYTES_OF_WORD = 20;
const BYTES_OF_VERTEX = 600;

/** A document whose text has been read, but is not in the graph yet. */
export interface ReadDocument {
  readonly document: CorpusDocument;
  readonly tokens: CompactTokens;
  readonly phrases: readonly Phrase[];
  /** Where the names stand that a language model found in it. */
  readonly extracted: readonly Phrase[];
  readonly isRead: boolean;
  readonly abbreviations: readonly Abbreviation[];
}

/**
 * Which names the documents' texts hold and what these names mean, besides what is stated of the nodes. A mention leads to the name and not to
 * a node: so a name that gains a node later, or means several, needs no repair, and the graph is the same whatever came first.
 * Holds everything of a tenant; who walks it checks scopes.
 */
export class MentionGraph {
  readonly #nodes = new Map<string, NodeVertex>();
  readonly #names = new Map<string, NameVertex>();
  readonly #numbers = new NumberPool();
  readonly #lexicon = new Lexicon();
  readonly #forms = new LearnedForms();
  readonly #documentCounts = new Map<Scope, number>();
  #wordCount = 0;
  /** The names that something is called by, by their first two words. */
  #calledNames = new Map<string, Set<NameVertex>>();
  /** Made when it is first asked for. */
  #nameWords: NameWords | undefined;

  /** All vertices have numbers below this. */
  get vertexNumbers(): number {
    return this.#numbers.size;
  }

  name(key: string): NameVertex | undefined {
    return this.#names.get(key);
  }

  node(id: string): NodeVertex | undefined {
    return this.#nodes.get(id);
  }

  /** About how much memory it takes, in bytes. */
  get bytes(): number {
    return this.#wordCount * BYTES_OF_WORD + (this.#names.size + this.#nodes.size) * BYTES_OF_VERTEX + this.#forms.bytes;
  }

  /** What texts in these scopes say for a name besides: "MAS" for "Mooring Assistance Service", and the other way round. */
  otherForms(key: string, scopes: ReadonlySet<Scope>): OtherForm[] {
    return this.#forms.of(key, scopes);
  }

  /** Documents whose text is here, in these scopes. */
  countDocuments(scopes: readonly Scope[]): number {
    return scopes.reduce((sum, scope) => sum + (this.#documentCounts.get(scope) ?? 0), 0);
  }

  /** Everything but names. */
  nodes(): Iterable<NodeVertex> {
    return this.#nodes.values();
  }

  /** The documents whose text is here. */
  *documents(): Iterable<NodeVertex> {
    for (const node of this.#nodes.values()) if (node.text !== undefined) yield node;
  }

  /** Words of what something is called that are spelt nearly like this one, and that somebody with these scopes sees. */
  namesSpeltLike(word: string, scopes: ReadonlySet<Scope>): Spelling[] {
    this.#nameWords ??= new NameWords([...this.#calledNames.values()].flatMap((names) => [...names]));
    return this.#nameWords.near(word, scopes);
  }

  /** How often the texts in these scopes have a word, and how often without a capital. */
  countWord(word: string, scopes: ReadonlySet<Scope>): { total: number; small: number } {
    const number = this.#lexicon.find(word);
    const sums = { total: 0, small: 0 };
    for (const { text } of number === undefined ? [] : this.documents()) {
      if (number === undefined || text === undefined || !scopes.has(text.scope)) continue;
      const { total, small } = text.tokens.countOf(number);
      sums.total += total;
      sums.small += small;
    }
    return sums;
  }

  /** Reads a document's text: most of the work of adding it, in steps. Changes nothing. */
  *read(document: CorpusDocument): Generator<void, ReadDocument> {
    const read: NameToken[] = [];
    const explained: Abbreviation[] = [];
    const extracted: Phrase[] = [];
    for (const { text, scope, extractedNames } of document.chunks) {
      const tokens = nameTokens(text);
      if (scope === document.scope) {
        explained.push(...findAbbreviations(text));
        extracted.push(...extractedPhrases(tokens, extractedNames ?? []).map(({ at, length }) => ({ at: read.length + at, length })));
      }
      read.push(...tokens);
      yield;
    }
    const abbreviations = [...new Map(explained.map((pair) => [`${pair.short}\n${pair.long}`, pair])).values()];
    const isRead = document.chunks.some(({ extractedNames }) => extractedNames !== undefined);
    return { document, tokens: CompactTokens.of(read, this.#lexicon), phrases: namePhrases(read), extracted, isRead, abbreviations };
  }

  /** Adds a document's text, or takes it in the place of what it was. */
  putDocument({ document, tokens, phrases, extracted, isRead, abbreviations }: ReadDocument): void {
    this.removeDocument(document.id);
    const vertex = this.#nodeOf(document.id);
    Object.assign(vertex, { label: 'Document', name: document.title, scope: document.scope });
    vertex.text = { tokens, scope: document.scope, leadChunkId: document.chunks[0]?.id, isRead, abbreviations, mentions: [] };
    this.#forms.add(abbreviations, document.scope);
    this.#documentCounts.set(document.scope, (this.#documentCounts.get(document.scope) ?? 0) + 1);
    this.#wordCount += tokens.length;
    // First, because of two that say of one place what stands there the first one is kept, and only this one says by whom.
    const named = extracted.map(({ at, length }) => this.#toMention(tokens, at, length, 'extracted'));
    const written = phrases.map(({ at, length }) => this.#toMention(tokens, at, length, 'written'));
    addMentions(vertex, vertex.text, [...named, ...written, ...this.#findCalled(tokens, this.#calledNames)]);
  }

  removeDocument(documentId: string): void {
    const vertex = this.#nodes.get(documentId);
    if (vertex?.text === undefined) return;
    const { mentions, scope, tokens, abbreviations } = vertex.text;
    this.#wordCount -= tokens.length;
    this.#forms.remove(abbreviations, scope);
    for (const [name, own] of groupBy(mentions, (mention) => mention.name)) {
      uncountMentions(vertex, name, own, scope);
      this.#forgetUnused(name);
    }
    vertex.text = undefined;
    this.#documentCounts.set(scope, (this.#documentCounts.get(scope) ?? 0) - 1);
    if (vertex.relationships.length === 0 && vertex.names.length === 0) this.#forgetNode(vertex);
  }

  /** Takes nodes, names and relationships in the place of those that were given before. */
  setGraph(graph: CorpusGraph): void {
    const before = new Set([...this.#calledNames.values()].flatMap((names) => [...names]));
    this.#forgetGraph(graph);
    for (const node of graph.nodes) Object.assign(this.#nodeOf(node.id), toVertex(node));
    for (const { key, kind, nodeId, scope } of graph.names) this.#call(nodeId, key, kind, scope);
    for (const node of graph.nodes) {
      for (const key of shortTitles(node)) this.#call(node.id, key, 'given', node.scope);
      for (const key of partialNames(node)) this.#call(node.id, key, 'partial', node.scope);
    }
    for (const { type, fromId, toId, scope } of graph.relationships) this.#relate(type, fromId, toId, scope);
    this.#nameWords = undefined;
    this.#calledNames = byBeginning([...this.#names.values()].filter((name) => name.targets.length > 0));
    this.#reviseMentions(before);
  }

  #forgetGraph(graph: CorpusGraph): void {
    const present = new Set(graph.nodes.map((node) => node.id));
    for (const name of this.#names.values()) name.targets.length = 0;
    for (const node of this.#nodes.values()) {
      node.names.length = 0;
      node.relationships.length = 0;
      if (node.text === undefined && !present.has(node.id)) this.#forgetNode(node);
    }
  }

  /** Finds what is now called in texts that were there before, and drops what is called so no more. */
  #reviseMentions(before: ReadonlySet<NameVertex>): void {
    const now = new Set([...this.#calledNames.values()].flatMap((names) => [...names]));
    const added = byBeginning([...now].filter((name) => !before.has(name)));
    if (added.size > 0) {
      for (const document of this.documents()) {
        if (document.text !== undefined) addMentions(document, document.text, this.#findCalled(document.text.tokens, added));
      }
    }
    for (const name of before) if (!now.has(name)) this.#dropCalledMentions(name);
  }

  #dropCalledMentions(name: NameVertex): void {
    for (const document of [...name.mentionedBy]) {
      const { text } = document;
      if (text === undefined) continue;
      const own = text.mentions.filter((mention) => mention.name === name);
      const left = own.filter((mention) => mention.isPhrase);
      uncountMentions(document, name, own, text.scope);
      text.mentions = text.mentions.filter((mention) => mention.name !== name || mention.isPhrase);
      if (left.length > 0) countMentions(document, name, left, text.scope);
    }
    this.#forgetUnused(name);
  }

  #findCalled(tokens: CompactTokens, names: ReadonlyMap<string, ReadonlySet<NameVertex>>): Mention[] {
    const found: Mention[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const word = tokens.word(at) ?? '';
      for (const beginning of [word, `${word} ${tokens.word(at + 1) ?? ''}`]) {
        for (const { words } of names.get(beginning) ?? []) {
          if (words.every((each, offset) => tokens.word(at + offset) === each))
            found.push(this.#toMention(tokens, at, words.length, 'called'));
        }
      }
    }
    return found;
  }

  #toMention(tokens: CompactTokens, at: number, length: number, origin: 'extracted' | 'written' | 'called'): Mention {
    const isExtracted = origin === 'extracted';
    const places = Array.from({ length }, (_, offset) => at + offset);
    const key = places.map((place) => tokens.word(place)).join(' ');
    return {
      name: this.#nameOf(key),
      at,
      isCapitalised: isExtracted || places.some((place) => tokens.isCapitalised(place)),
      isEvident: isExtracted || length > 1 || !tokens.beginsSentence(at),
      isPhrase: origin !== 'called',
      isExtracted,
    };
  }

  #call(nodeId: string, key: string, kind: AliasKind, scope: Scope): void {
    // A part of a person's name by itself is found in texts as the phrase that it is.
    const words = key.split(' ');
    if (words.length === 1 && isStopWord(key)) return;
    const name = this.#nameOf(key);
    const node = this.#nodeOf(nodeId);
    if (name.targets.some((target) => target.node === node && target.scope === scope)) return;
    name.targets.push({ node, kind, scope });
    node.names.push({ name, scope });
  }

  #relate(relationship: string, fromId: string, toId: string, scope: Scope): void {
    const [from, to] = [this.#nodeOf(fromId), this.#nodeOf(toId)];
    from.relationships.push({ relationship, isForward: true, other: to, scope });
    to.relationships.push({ relationship, isForward: false, other: from, scope });
  }

  #nodeOf(id: string): NodeVertex {
    let node = this.#nodes.get(id);
    if (node === undefined) {
      node = { type: 'node', number: this.#numbers.take(), id, label: 'Document', name: '', names: [], relationships: [] };
      this.#nodes.set(id, node);
    }
    return node;
  }

  #nameOf(key: string): NameVertex {
    let name = this.#names.get(key);
    if (name === undefined) {
      const number = this.#numbers.take();
      name = { type: 'name', number, key, words: key.split(' '), targets: [], mentionedBy: new Set(), occurrences: new Map() };
      this.#names.set(key, name);
    }
    return name;
  }

  #forgetUnused(name: NameVertex): void {
    if (name.targets.length > 0 || name.mentionedBy.size > 0 || !this.#names.delete(name.key)) return;
    this.#numbers.giveBack(name.number);
  }

  #forgetNode({ id, number }: NodeVertex): void {
    if (this.#nodes.delete(id)) this.#numbers.giveBack(number);
  }
}

/** By the first two words, or the only one: hundreds of titles may begin with the same small word. */
function byBeginning(names: readonly NameVertex[]): Map<string, Set<NameVertex>> {
  return new Map([...groupBy(names, ({ words }) => words.slice(0, 2).join(' '))].map(([beginning, group]) => [beginning, new Set(group)]));
}

function toVertex({ label, name, scope, properties }: CorpusNode): Partial<NodeVertex> {
  return { label, name, scope, properties: properties && { kinds: kindsOf(properties), createdAt: properties.createdAt } };
}
