import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../src/domain/principal.ts';
import { RememberedTokenCodes } from '../../../../src/search/rerank/remembered-token-codes.ts';
import { SOMEBODY } from '../../../support/fake-tenant-store.ts';

const MODEL = 'test/words';

/** Has codes of every chunk but those called `missing`, and notes what it is asked. */
class RecordingStore {
  readonly asked: string[][] = [];

  readTokenCodes(principal: Principal, model: string, chunkIds: readonly string[]): Promise<Map<string, Uint8Array>> {
    this.asked.push([...chunkIds]);
    const bytes = (chunkId: string): Uint8Array => Buffer.from(`${principal.tenantId} ${model} ${chunkId}`.padEnd(1_000));
    return Promise.resolve(new Map(chunkIds.filter((id) => id !== 'missing').map((id) => [id, bytes(id)])));
  }
}

describe('RememberedTokenCodes', () => {
  let store: RecordingStore;
  beforeEach(() => {
    store = new RecordingStore();
  });

  it('asks the store once, in one call, for what it does not remember', async () => {
    const codes = new RememberedTokenCodes(store, { maximumBytes: 1_000_000 });
    await codes.read(SOMEBODY, MODEL, ['a', 'b']);
    const found = await codes.read(SOMEBODY, MODEL, ['a', 'c', 'b', 'missing']);
    expect(store.asked).toEqual([
      ['a', 'b'],
      ['c', 'missing'],
    ]);
    expect([...found.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(Buffer.from(found.get('b')!).toString().trim()).toBe(`${SOMEBODY.tenantId} ${MODEL} b`);
  });

  it('asks again for what had no codes: they may be there by now', async () => {
    const codes = new RememberedTokenCodes(store, { maximumBytes: 1_000_000 });
    await codes.read(SOMEBODY, MODEL, ['missing']);
    await codes.read(SOMEBODY, MODEL, ['missing']);
    expect(store.asked).toHaveLength(2);
  });

  it('keeps tenants and models apart', async () => {
    const codes = new RememberedTokenCodes(store, { maximumBytes: 1_000_000 });
    const other = { ...SOMEBODY, tenantId: 'tn_other' };
    await codes.read(SOMEBODY, MODEL, ['a']);
    const foreign = (await codes.read(other, MODEL, ['a'])).get('a');
    const older = (await codes.read(SOMEBODY, 'another', ['a'])).get('a');
    expect([foreign, older].map((bytes) => Buffer.from(bytes!).toString().trim())).toEqual([
      `tn_other ${MODEL} a`,
      `${SOMEBODY.tenantId} another a`,
    ]);
  });

  it('forgets what was not asked for the longest when it is full', async () => {
    const codes = new RememberedTokenCodes(store, { maximumBytes: 4_000 });
    await codes.read(SOMEBODY, MODEL, ['a', 'b', 'c']);
    await codes.read(SOMEBODY, MODEL, ['a']);
    await codes.read(SOMEBODY, MODEL, ['d']);
    expect(codes.bytes).toBeLessThanOrEqual(4_000);
    store.asked.length = 0;
    await codes.read(SOMEBODY, MODEL, ['a', 'b', 'c', 'd']);
    expect(store.asked).toEqual([['b']]);
  });

  it('asks the store for nothing when nothing is wanted', async () => {
    expect(await new RememberedTokenCodes(store, { maximumBytes: 1_000 }).read(SOMEBODY, MODEL, [])).toEqual(new Map());
    expect(store.asked).toEqual([]);
  });

  it('gives what it read also when it can keep none of it', async () => {
    const codes = new RememberedTokenCodes(store, { maximumBytes: 0 });
    expect((await codes.read(SOMEBODY, MODEL, ['a'])).size).toBe(1);
    expect(codes.bytes).toBe(0);
  });
});
