import { beforeEach, describe, expect, it } from '@jest/globals';
import { encodeTokens } from '../../../../src/domain/token-codes.ts';
import { LateInteractionReranker } from '../../../../src/search/rerank/late-interaction-reranker.ts';
import { TenantCorpus } from '../../../../src/search/corpus/tenant-corpus.ts';
import { understandByNames } from '../../../../src/search/understand-question.ts';
import { corpusDocument } from '../../../support/corpus-samples.ts';
import { SOMEBODY } from '../../../support/fake-tenant-store.ts';
import { passage } from '../../../support/search-samples.ts';
import { WordTokenModel } from '../../../support/word-token-model.ts';

/** The codes of these passages, made by the model. */
class GivenCodes {
  readonly codes = new Map<string, Uint8Array>();

  read(_principal: unknown, _model: string, chunkIds: readonly string[]): Promise<Map<string, Uint8Array>> {
    return Promise.resolve(new Map([...this.codes].filter(([chunkId]) => chunkIds.includes(chunkId))));
  }
}

describe('LateInteractionReranker', () => {
  const model = new WordTokenModel();
  let codes: GivenCodes;
  beforeEach(() => {
    codes = new GivenCodes();
  });

  const passagesOf = (...texts: readonly string[]) =>
    texts.map((text, place) => {
      const found = passage(`doc${place}`, 0, { text });
      codes.codes.set(found.chunkId, encodeTokens(model.read(text)));
      return found;
    });
  const questionOf = (text: string, corpus?: TenantCorpus) => ({
    text,
    understanding: Promise.resolve(understandByNames(text, [])),
    corpus: Promise.resolve(corpus),
  });
  const rate = (text: string, passages: ReturnType<typeof passagesOf>, corpus?: TenantCorpus) =>
    new LateInteractionReranker(model, codes).score(SOMEBODY, questionOf(text, corpus), passages);

  it('rates the passage with the question’s words highest', async () => {
    const scores = await rate('brass gears wear', passagesOf('iron rails rust', 'brass gears wear', 'brass lamps shine'));
    expect(scores).toHaveLength(3);
    expect(scores![1]).toBeGreaterThan(scores![2]!);
    expect(scores![2]).toBeGreaterThan(scores![0]!);
  });

  it('weighs words by how much they tell among what the asker sees', async () => {
    const corpus = new TenantCorpus('tn');
    for (let place = 0; place < 30; place += 1) corpus.postings.put(corpusDocument(`doc${place}`, ['the gears of the machine']));
    corpus.postings.put(corpusDocument('rare', ['brass']));
    const passages = passagesOf('gears', 'brass');
    const [gears = 0, brass = 0] = (await rate('brass gears', passages, corpus)) ?? [];
    expect(brass).toBeGreaterThan(gears);
    // A hidden text that makes the rare word a common one changes nothing.
    for (let place = 0; place < 90; place += 1) corpus.postings.put(corpusDocument(`hidden${place}`, ['brass'], { scope: 'project:p' }));
    expect(await rate('brass gears', passages, corpus)).toEqual([gears, brass]);
  });

  it('pays no attention to stop words and punctuation of the question', async () => {
    const passages = passagesOf('brass gears', 'why is it so');
    expect(await rate('why is it the brass ?', passages)).toEqual(await rate('brass', passages));
  });

  it('rates none when the codes of one are missing', async () => {
    const passages = passagesOf('brass', 'gears');
    codes.codes.delete(passages[1]!.chunkId);
    expect(await rate('brass', passages)).toBeUndefined();
  });

  it('rates all alike when the question says nothing', async () => {
    expect(await rate('what is it ?', passagesOf('brass', 'gears'))).toEqual([-1, -1]);
  });

  it('rates without the tenant’s words when they cannot be had', async () => {
    const question = { ...questionOf('brass'), corpus: Promise.reject(new Error('away')) };
    const passages = passagesOf('brass', 'gears');
    const scores = await new LateInteractionReranker(model, codes).score(SOMEBODY, question, passages);
    expect(scores![0]).toBeGreaterThan(scores![1]!);
  });
});
