import { createHash, randomBytes } from 'node:crypto';

/** Deterministic ids: the same input gives the same id on every machine, so that doing the same work twice changes nothing. */

/** SHA-256 over the parts, each preceded by its length so that ("ab","c") and ("a","bc") differ. 64 hexadecimal digits. */
export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

const TENANT_ID = /^tn_[0-9a-f]{32}$/;
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A new tenant's id. Random, not derived from the slug: a tenant deleted and made anew must not meet its old data. */
export function newTenantId(): string {
  return `tn_${randomBytes(16).toString('hex')}`;
}

export function isTenantId(text: string): boolean {
  return TENANT_ID.test(text);
}

/** 1 to 63 of a-z, 0-9 and inner hyphens, as in a host name. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

export const ID_PREFIXES = {
  Employee: 'emp',
  Project: 'prj',
  Group: 'grp',
  Topic: 'top',
  Document: 'doc',
  Section: 'sec',
  Chunk: 'chk',
  Alias: 'als',
  Source: 'src',
} as const;

/** Labels of nodes whose id derives from where they come from. */
export type IdentifiedLabel = keyof typeof ID_PREFIXES;

/** `<prefix>_` and 32 hexadecimal digits, from the node's label and what identifies it (for a directory node: source id and external id). */
export function nodeId(label: IdentifiedLabel, ...identity: readonly string[]): string {
  return `${ID_PREFIXES[label]}_${hashOf(label, ...identity).slice(0, 32)}`;
}
