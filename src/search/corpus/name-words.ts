import type { Scope } from '../../domain/scope.ts';
import { SpellingIndex } from './spelling-index.ts';
import type { Spelling } from './spelling-index.ts';
import type { NameVertex } from './vertices.ts';

/** Of what calls a node so, and of the node: both must be seen. */
type ScopePair = readonly [naming: Scope, node: Scope];

/** The words of what something is called, with who may see them. */
export class NameWords {
  readonly #visibilities = new Map<string, ScopePair[]>();
  readonly #index: SpellingIndex;

  constructor(names: Iterable<NameVertex>) {
    for (const { words, targets } of names) for (const word of words) this.#show(word, targets);
    this.#index = new SpellingIndex(this.#visibilities.keys());
  }

  /** Words that are spelt nearly like this one and that somebody with these scopes sees, nearest first; none for a word of a name that they see. */
  near(word: string, scopes: ReadonlySet<Scope>): Spelling[] {
    if (this.#isVisible(word, scopes)) return [];
    return this.#index.near(word).filter((spelling) => this.#isVisible(spelling.word, scopes));
  }

  #show(word: string, targets: NameVertex['targets']): void {
    const pairs = this.#visibilities.get(word) ?? [];
    this.#visibilities.set(word, pairs);
    for (const { node, scope } of targets) {
      const { scope: own } = node;
      if (own !== undefined && !pairs.some(([naming, other]) => naming === scope && other === own)) pairs.push([scope, own]);
    }
  }

  #isVisible(word: string, scopes: ReadonlySet<Scope>): boolean {
    return this.#visibilities.get(word)?.some(([naming, node]) => scopes.has(naming) && scopes.has(node)) === true;
  }
}
