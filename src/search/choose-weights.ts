import type { HitKind } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import type { PartWeights, Weights } from './fuse.ts';
import type { SearchPlan } from './plans.ts';

/**
 * Share of the words of a whole document in what texts count where documents or sections are asked for: as much as its best passages. On half a of 700
 * documents' questions .3 to .6 gave a mean reciprocal rank of .62 to .64 against .57 without; on half b this one gave .68 against .62, and recall@10 .76
 * against .78. A sum over further passages, which decayed by .3 to .7, added nothing.
 */
const DOCUMENT_SHARE = 0.5;

export interface ChooseWeightsOptions {
  /** What each hit is. */
  readonly kind: HitKind;
  /** How much of what the question says its names carry: that is what the graph counts. */
  readonly shareOfNames: number;
  /** Absent: the tenant is too large for the memory, so whole documents are not looked at. */
  readonly corpus: TenantCorpus | undefined;
}

/**
 * What each way of finding counts: the graph has the share of the question's information that its names carry, so a question without a known name is not
 * asked of the graph; texts have the rest, parted as the plan says.
 */
export function chooseWeights(plan: SearchPlan, principal: Principal, { kind, shareOfNames, corpus }: ChooseWeightsOptions): PartWeights {
  const { vector, keyword } = plan.texts;
  const document = shareOfDocuments(plan, principal, { kind, corpus });
  const texts = (1 - shareOfNames) / (vector + keyword);
  return {
    vector: texts * vector * (1 - document),
    keyword: texts * keyword * (1 - document),
    document: (1 - shareOfNames) * document,
    graph: shareOfNames,
  };
}

/** The weights that a caller gave. Where sections or documents are asked for, whole documents take their share from the keywords'. */
export function spreadWeights(given: Weights, { kind, corpus }: Pick<ChooseWeightsOptions, 'kind' | 'corpus'>): PartWeights {
  const document = kind === 'chunk' || corpus === undefined ? 0 : given.keyword * DOCUMENT_SHARE;
  return { ...given, keyword: given.keyword - document, document };
}

function shareOfDocuments(
  { texts }: SearchPlan,
  { scopes }: Principal,
  { kind, corpus }: Pick<ChooseWeightsOptions, 'kind' | 'corpus'>,
): number {
  if (corpus === undefined) return 0;
  return kind === 'chunk' ? texts.document * corpus.postings.lengthOfDocuments(scopes) : DOCUMENT_SHARE;
}
