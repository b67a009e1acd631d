import { groupBy } from '../../domain/group-by.ts';
import { isStopWord } from '../../domain/stop-words.ts';
import type { Scope } from '../../domain/scope.ts';
import { BoundedMap } from '../../platform/bounded-map.ts';
import { capped, scaled } from './edges.ts';
import type { Edge } from './edges.ts';
import { sumOccurrences } from './count-mentions.ts';
import { countPlaces } from './count-places.ts';
import type { OtherForm } from './learned-forms.ts';
import type { MentionGraph } from './mention-graph.ts';
import { MentionedNames } from './mentioned-names.ts';
import type { DocumentText, Mention, NameVertex, NodeVertex, Occurrences, Relation, Target, Vertex } from './vertices.ts';
import type { Spelling } from './spelling-index.ts';
import type { AskedRelation } from './relation-fit.ts';

/**
 * What a name leads to counts several times what merely mentions it too, and a stated relationship like a name that few texts hold.
 * From a sweep over every second question of a multi-hop set (decision 12); flat around these values.
 */
const NAMING_WEIGHT = 6;
const MENTIONED_BY_WEIGHT = 0.15;
const RELATIONSHIP_WEIGHT = 6;
/** Another form of a name leads on by less than what is called so: a text may explain it wrongly. */
const OTHER_FORM_WEIGHT = 3;
/** What an edge weighs whose sentence says nothing of the question; one that says all of it weighs 1 more. */
const UNFITTING = 0.4;
/** A single word is a name when at least this share of its occurrences is written with a capital. */
const MINIMUM_LIKENESS = 0.5;
/** A name that nothing is called by joins texts when at least two hold it. */
const MINIMUM_DOCUMENTS = 2;
/** What is stated of a document comes first: the names in its text get at most half as much, however many there are. */
const MENTIONS_SHARE = 0.5;
/**
 * What a name means stands for it: all texts that merely mention it get at most a hundredth of that, so they are reached where nothing else is. Those that say
 * something of it are found by their words. From a sweep (decision 12): flat from 0 to .02, and far better than .5.
 */
const MENTIONED_BY_SHARE = 0.01;
/** Names of a text that are compared with the question, the rarest, and that are followed, those that say most. */
const MAXIMUM_COMPARED = 256;
const MAXIMUM_MENTIONED = 64;
/** Places of one name in one text that are compared: the first. */
const MAXIMUM_PLACES = 8;
/** Texts that a name leads back to, at most: a name in more says nothing about any. */
const MAXIMUM_MENTIONING = 500;
/** A vertex with more relationships, or more meanings, than this has them counted before an edge is made of each. */
const FEW = 100;

/** What edges that are good for every question, and lists of names, take at most; and what a list of edges takes, and an edge. In bytes. */
const MAXIMUM_KEPT_BYTES = 12 * 2 ** 20;
const BYTES_OF_EDGES = 150;
const BYTES_OF_EDGE = 75;

/** The mention graph as one asker sees it: what they may not see is not there, and counts for nothing. */
export class GraphView {
  readonly #graph: MentionGraph;
  readonly #scopes: ReadonlySet<Scope>;
  readonly #documentCount: number;
  #kinds: ReadonlySet<string> | undefined;
  readonly #ordinaryWords = new Map<string, boolean>();
  readonly #places = new Map<NameVertex, number>();
  readonly #sums = new Map<NameVertex, Occurrences>();
  readonly #counts = new Map<Vertex, number>();
  readonly #plainEdges = new BoundedMap<Vertex, readonly Edge[]>({ maximumBytes: MAXIMUM_KEPT_BYTES });
  readonly #mentioned = new BoundedMap<NodeVertex, MentionedNames>({ maximumBytes: MAXIMUM_KEPT_BYTES });

  constructor(graph: MentionGraph, scopes: readonly Scope[]) {
    this.#graph = graph;
    this.#scopes = new Set(scopes);
    this.#documentCount = graph.countDocuments([...this.#scopes]);
  }

  /** About how much memory it takes besides the graph, in bytes. */
  get bytes(): number {
    return this.#plainEdges.bytes + this.#mentioned.bytes;
  }

  /** All vertices have numbers below this. */
  get vertexNumbers(): number {
    return this.#graph.vertexNumbers;
  }

  /** The name, when something visible is called so or visible texts hold it. */
  findName(key: string): NameVertex | undefined {
    const name = this.#graph.name(key);
    return name !== undefined && (this.targets(name).length > 0 || this.#isShared(name)) ? name : undefined;
  }

  /** What else texts that the asker sees say for a name, most often explained first. */
  otherForms(key: string): OtherForm[] {
    return this.#graph.otherForms(key, this.#scopes);
  }

  /** Words of visible names that are spelt nearly like this one, nearest first; none for a word of such a name. */
  namesSpeltLike(word: string): Spelling[] {
    return this.#graph.namesSpeltLike(word, this.#scopes);
  }

  node(id: string): NodeVertex | undefined {
    const node = this.#graph.node(id);
    return node !== undefined && this.#isVisible(node) ? node : undefined;
  }

  /** What the name means, each node once. */
  targets(name: NameVertex): Target[] {
    const seen = new Set<NodeVertex>();
    return name.targets.filter(({ node, scope }) => this.#scopes.has(scope) && this.#isVisible(node) && !seen.has(node) && seen.add(node));
  }

  /** ln(1 + N / (1 + n)) of N documents, n of which hold the name. */
  rarity(name: NameVertex): number {
    return Math.log(1 + this.#documentCount / (1 + this.#occurrences(name).documents));
  }

  /** The rarity of whatever has this key; that of a name in no text when nothing has it. */
  rarityOf(key: string): number {
    const name = this.#graph.name(key);
    return name === undefined ? Math.log(1 + this.#documentCount) : this.rarity(name);
  }

  /** Share of the name's occurrences that are written like one; a half when there are none. */
  likeness(name: NameVertex): number {
    const { total, capitalised } = this.#occurrences(name);
    return (capitalised + 0.5) / (total + 1);
  }

  /** Whether the name is one by itself, and not an ordinary word that something happens to be called by. */
  isTelling(name: NameVertex): boolean {
    return name.words.length > 1 || this.isGiven(name) || (this.likeness(name) >= MINIMUM_LIKENESS && !isStopWord(name.key));
  }

  /** Whether visible texts write the word without a capital at least as often as with one. Looks at all texts, once. */
  isOrdinaryWord(word: string): boolean {
    let isOrdinary = this.#ordinaryWords.get(word);
    if (isOrdinary === undefined) {
      const { total, small } = this.#graph.countWord(word, this.#scopes);
      isOrdinary = total > 0 && small >= MINIMUM_LIKENESS * total;
      this.#ordinaryWords.set(word, isOrdinary);
    }
    return isOrdinary;
  }

  /** Whether a language model takes it for a name in at least half of its places in the visible texts that one has read: models call ordinary words names too. */
  isExtracted(name: NameVertex): boolean {
    const { extracted } = this.#occurrences(name);
    if (extracted === 0) return false;
    const places = this.#places.get(name) ?? countPlaces(this.#graph.documents(), name.words, this.#scopes);
    this.#places.set(name, places);
    return extracted >= MINIMUM_LIKENESS * places;
  }

  /** Stems of the words of all types and states that a document has. */
  get kinds(): ReadonlySet<string> {
    this.#kinds ??= new Set([...this.nodes()].flatMap(({ properties }) => [...(properties?.kinds ?? [])]));
    return this.#kinds;
  }

  *nodes(): Iterable<NodeVertex> {
    for (const node of this.#graph.nodes()) if (this.#isVisible(node)) yield node;
  }

  /** So many edges a vertex has, or more. Counting what is stated takes a thousandth of what it takes to make edges of it. */
  leastEdges(vertex: Vertex): number {
    if ((vertex.type === 'name' ? vertex.targets : vertex.relationships).length <= FEW) return 0;
    let count = this.#counts.get(vertex);
    if (count === undefined) {
      count = (vertex.type === 'name' ? this.targets(vertex) : vertex.relationships.filter((relation) => this.#isFollowed(relation)))
        .length;
      this.#counts.set(vertex, count);
    }
    return count;
  }

  /** Where one gets from a vertex; the weights add up to 1. With a relation that is asked for, what fits it counts more. */
  edges(vertex: Vertex, asked?: AskedRelation): readonly Edge[] {
    if (asked !== undefined && vertex.type === 'node') return scaled(this.#edgesOfNode(vertex, asked));
    let edges = this.#plainEdges.get(vertex);
    if (edges === undefined) {
      edges = scaled(vertex.type === 'name' ? this.#edgesOfName(vertex) : this.#edgesOfNode(vertex, undefined));
      this.#plainEdges.add(vertex, edges, BYTES_OF_EDGES + edges.length * BYTES_OF_EDGE);
    }
    return edges;
  }

  #isFollowed({ scope, other }: Relation): boolean {
    return this.#scopes.has(scope) && this.#isVisible(other);
  }

  #edgesOfName(name: NameVertex): Edge[] {
    const rarity = this.rarity(name);
    const targets = this.targets(name);
    const naming = { weight: (NAMING_WEIGHT * rarity) / targets.length, relationship: 'NAMES', isForward: true };
    const meant = targets.map(({ node }) => ({ to: node, ...naming }));
    const forms = this.#edgesToForms(name);
    if (this.#occurrences(name).documents > MAXIMUM_MENTIONING) return [...meant, ...forms];
    // In an order of their own, so that sums come out the same whatever was loaded first.
    const texts = [...name.mentionedBy].filter((document) => this.#isVisible(document)).sort((a, b) => (a.id < b.id ? -1 : 1));
    const mentions = texts.map((to) => ({ to, weight: MENTIONED_BY_WEIGHT * rarity, relationship: 'MENTIONS', isForward: false }));
    return [...meant, ...forms, ...capped(mentions, targets.length > 0 ? MENTIONED_BY_SHARE * NAMING_WEIGHT * rarity : Infinity)];
  }

  /** To what something is called by another form of the name. */
  #edgesToForms(name: NameVertex): Edge[] {
    return this.otherForms(name.key).flatMap(({ key, share }) => {
      const to = this.findName(key);
      if (to === undefined || this.targets(to).length === 0) return [];
      return [{ to, weight: OTHER_FORM_WEIGHT * this.rarity(name) * share, relationship: 'ALSO_CALLED', isForward: true }];
    });
  }

  #edgesOfNode(node: NodeVertex, asked: AskedRelation | undefined): Edge[] {
    const own = new Set(node.names.filter(({ scope }) => this.#scopes.has(scope)).map(({ name }) => name));
    const naming = [...own]
      .filter((name) => this.isTelling(name))
      .map((to) => ({ to, weight: NAMING_WEIGHT * this.rarity(to), relationship: 'NAMES', isForward: false }));
    const stated = node.relationships
      .filter((relation) => this.#isFollowed(relation))
      .map(({ other, relationship, isForward }) => {
        const fit = asked === undefined ? 1 : (UNFITTING + asked.fitOfRelationship(relationship)) * asked.fitOfDocument(other);
        return { to: other, weight: RELATIONSHIP_WEIGHT * fit, relationship, isForward };
      });
    const most = stated.length > 0 ? MENTIONS_SHARE * stated.reduce((sum, { weight }) => sum + weight, 0) : Infinity;
    return [...naming, ...stated, ...capped(this.#mentions(node, own, asked), most)];
  }

  /** The names in a document's text that say most. */
  #mentions(node: NodeVertex, own: ReadonlySet<NameVertex>, asked: AskedRelation | undefined): Edge[] {
    const { text } = node;
    if (text === undefined) return [];
    const mentioned = this.#mentionedBy(node, text, own);
    const { names, rarities } = mentioned;
    const weights = rarities.map((rarity, number) => {
      if (asked === undefined) return rarity;
      const { length } = names[number]!.words;
      return rarity * (UNFITTING + mentioned.bestAt(number, (at) => asked.fitOfMention(text.tokens, at, length)));
    });
    return Array.from(names.keys())
      .sort((a, b) => weights[b]! - weights[a]! || (names[a]!.key < names[b]!.key ? -1 : 1))
      .slice(0, MAXIMUM_MENTIONED)
      .map((number) => ({ to: names[number]!, weight: weights[number]!, relationship: 'MENTIONS', isForward: true }));
  }

  /** The rarest names in a document's text, rarest first, but not its own. */
  #mentionedBy(node: NodeVertex, text: DocumentText, own: ReadonlySet<NameVertex>): MentionedNames {
    let mentioned = this.#mentioned.get(node);
    if (mentioned === undefined) {
      const rarest = [...groupBy(this.#meant(text.mentions), ({ name }) => name)]
        .filter(([name]) => !own.has(name))
        .map(([name, mentions]) => ({ name, mentions, rarity: this.rarity(name) }))
        .sort((a, b) => b.rarity - a.rarity || (a.name.key < b.name.key ? -1 : 1))
        .slice(0, MAXIMUM_COMPARED);
      mentioned = new MentionedNames(
        rarest.map(({ name, mentions, rarity }) => ({ name, rarity, places: mentions.slice(0, MAXIMUM_PLACES).map(({ at }) => at) })),
      );
      this.#mentioned.add(node, mentioned, mentioned.bytes);
    }
    return mentioned;
  }

  /** Of several names that begin at one place, the longest that the asker may see is meant. */
  #meant(mentions: readonly Mention[]): Mention[] {
    let last = -1;
    return mentions.filter((mention) => {
      if (mention.at === last || !this.#isMeant(mention)) return false;
      last = mention.at;
      return true;
    });
  }

  #isMeant({ name, isCapitalised }: Mention): boolean {
    if (this.isGiven(name)) return true;
    if (!isCapitalised || !this.isTelling(name)) return false;
    return this.targets(name).length > 0 || this.#isShared(name);
  }

  /** Called so by a directory: a project or topic may have a name in small letters. */
  isGiven(name: NameVertex): boolean {
    return name.targets.some(
      ({ node, scope, kind }) => node.label !== 'Document' && kind !== 'partial' && this.#scopes.has(scope) && this.#isVisible(node),
    );
  }

  #isShared(name: NameVertex): boolean {
    return this.#occurrences(name).documents >= MINIMUM_DOCUMENTS;
  }

  #isVisible({ scope }: NodeVertex): boolean {
    return scope !== undefined && this.#scopes.has(scope);
  }

  #occurrences(name: NameVertex): Occurrences {
    let sums = this.#sums.get(name);
    if (sums === undefined) this.#sums.set(name, (sums = sumOccurrences(name, this.#scopes)));
    return sums;
  }
}
