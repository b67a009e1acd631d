import type { Settings } from './settings.ts';

/** What is wrong with settings that are good one by one but not together: a line each. */
export function contradictionsOf(settings: Settings): string[] {
  const faults: string[] = [];
  if (settings.WEFT_JWT_JWKS_URL !== undefined) {
    // An identity provider signs tokens for many services with the same keys: only these two claims say that one is meant for us.
    for (const name of ['WEFT_JWT_ISSUER', 'WEFT_JWT_AUDIENCE'] as const)
      if (settings[name] === undefined) faults.push(`  ${name}: must be set together with WEFT_JWT_JWKS_URL`);
  }
  if (settings.WEFT_PERSISTED_DOCUMENTS_ONLY && settings.WEFT_PERSISTED_DOCUMENTS === undefined)
    faults.push('  WEFT_PERSISTED_DOCUMENTS: must name a file when WEFT_PERSISTED_DOCUMENTS_ONLY is true');
  for (const name of ['SEARCH_CLASSIFICATION', 'SEARCH_EXPANSION', 'SEARCH_CORRECTION', 'INGEST_EXTRACTION'] as const)
    if (settings[name] && settings.WEFT_CHAT_MODEL === undefined) faults.push(`  WEFT_CHAT_MODEL: must name a model when ${name} is true`);
  if (settings.SEARCH_RERANKER === 'language-model' && settings.WEFT_CHAT_MODEL === undefined)
    faults.push('  WEFT_CHAT_MODEL: must name a model when SEARCH_RERANKER is language-model');
  if (settings.SEARCH_RERANKER === 'cross-encoder' && settings.SEARCH_CROSS_ENCODER_PATH === undefined)
    faults.push('  SEARCH_CROSS_ENCODER_PATH: must name a folder when SEARCH_RERANKER is cross-encoder');
  if (settings.WEB_SEARCH_API_KEY !== undefined && settings.WEB_SEARCH_URL === undefined)
    faults.push('  WEB_SEARCH_URL: must be set together with WEB_SEARCH_API_KEY');
  return faults;
}
