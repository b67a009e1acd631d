import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { outsideAddresses, toAppSettings } from '../../src/app-settings.ts';
import { loadConfig } from '../../src/config.ts';
import { SETTINGS } from '../../src/settings.ts';
import type { AppError } from '../../src/errors.ts';

function faultOf(environment: Record<string, string>): AppError {
  try {
    loadConfig(environment);
  } catch (error) {
    return error as AppError;
  }
  throw new Error('The settings were accepted.');
}

describe('loadConfig', () => {
  it('needs no setting at all', () => {
    const config = loadConfig({});
    expect(config.http).toMatchObject({ port: 4_000, host: '127.0.0.1' });
    expect(config.graphql).toEqual({ isGraphiqlOn: true, isIntrospectionOn: true, persistedDocuments: { isRequired: false } });
    expect(config.http.corsOrigins).toEqual([]);
    expect(config.jwt).toEqual({ tenantClaim: 'tenantId', isLocalKeyAccepted: true });
    expect(config.folders).toEqual({ data: resolve('.weft'), programs: resolve('.weft/programs'), models: resolve('.weft/models') });
    expect(config.neo4j.uri).toBeUndefined();
  });

  it('names every faulty setting at once', () => {
    const { code, message } = faultOf({
      WEFT_PORT: '70000',
      NEO4J_URI: 'http://localhost:7474',
      CHROMA_TIMEOUT_MS: 'soon',
      WEFT_SAMPLE: 'perhaps',
      WEFT_JWT_SECRET: 'short',
      CHROMA_HEADERS: 'no colon',
    });
    expect(code).toBe('BAD_INPUT');
    for (const name of ['WEFT_PORT', 'NEO4J_URI', 'CHROMA_TIMEOUT_MS', 'WEFT_SAMPLE', 'WEFT_JWT_SECRET', 'CHROMA_HEADERS']) {
      expect(message).toMatch(new RegExp(`^ {2}${name}: .+`, 'm'));
    }
  });

  it('never shows the value of a secret in a fault', () => {
    expect(faultOf({ WEFT_JWT_SECRET: 'hunter2' }).message).not.toContain('hunter2');
  });

  it('takes an empty or blank setting for one that is not set, whatever its type', () => {
    const empty = Object.fromEntries(Object.keys(SETTINGS.shape).map((name, place) => [name, place % 2 === 0 ? '' : '  ']));
    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  it.each(['-1', '1.5', '65536', 'NaN', 'Infinity', '80 80'])('refuses the port %s', (port) => {
    expect(faultOf({ WEFT_PORT: port }).message).toContain('WEFT_PORT');
  });

  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('reads the flag %s', (text, expected) => {
    expect(loadConfig({ WEFT_GRAPHIQL: text }).graphql.isGraphiqlOn).toBe(expected);
  });

  it('reads headers as pairs, with colons in their values', () => {
    const { headers } = loadConfig({ CHROMA_HEADERS: 'X-One: a, X-Two: http://b:1 ,' }).chroma;
    expect(headers).toEqual({ 'X-One': 'a', 'X-Two': 'http://b:1' });
  });

  it('takes the schemes of each service and no other', () => {
    const config = loadConfig({ NEO4J_URI: 'neo4j+s://db:7687', CHROMA_URL: 'https://chroma', REDIS_URL: 'rediss://cache:6380' });
    expect([config.neo4j.uri, config.chroma.url, config.redis.url]).toEqual(['neo4j+s://db:7687', 'https://chroma', 'rediss://cache:6380']);
    expect(faultOf({ REDIS_URL: 'http://cache' }).message).toContain('redis:// or rediss://');
  });

  it('asks the web nothing until it knows where, and then by an address that nobody reads on the way', () => {
    expect(loadConfig({}).webSearch).toBeUndefined();
    expect(
      loadConfig({ WEB_SEARCH_URL: 'https://api.tavily.com', WEB_SEARCH_API_KEY: 'tvly-1', WEB_SEARCH_RESULTS: '3' }).webSearch,
    ).toEqual({
      url: 'https://api.tavily.com',
      apiKey: 'tvly-1',
      timeoutMs: 3_000,
      maximumResults: 3,
    });
    expect(loadConfig({ WEB_SEARCH_URL: 'http://127.0.0.1:9' }).webSearch?.url).toBe('http://127.0.0.1:9');
    expect(faultOf({ WEB_SEARCH_URL: 'http://search.example.com' }).message).toContain('WEB_SEARCH_URL');
    expect(faultOf({ WEB_SEARCH_API_KEY: 'tvly-1' }).message).toMatch(/WEB_SEARCH_URL: must be set together/);
  });

  it.each(['SEARCH_CLASSIFICATION', 'SEARCH_EXPANSION', 'SEARCH_CORRECTION', 'INGEST_EXTRACTION'])(
    'names the model that %s needs',
    (name) => {
      expect(faultOf({ [name]: 'true' }).message).toMatch(new RegExp(`WEFT_CHAT_MODEL: .*${name}`));
      expect(loadConfig({ [name]: 'true', WEFT_CHAT_MODEL: 'test-chat' }).openai.chatModel).toBe('test-chat');
    },
  );

  it('reranks by late interaction unless it is told otherwise, and names what another way needs', () => {
    expect(loadConfig({}).search.reranker).toBe('late-interaction');
    expect(loadConfig({ SEARCH_RERANK: 'false' }).search.reranker).toBeUndefined();
    expect(faultOf({ SEARCH_RERANKER: 'language-model' }).message).toContain('WEFT_CHAT_MODEL');
    expect(faultOf({ SEARCH_RERANKER: 'cross-encoder' }).message).toContain('SEARCH_CROSS_ENCODER_PATH');
    expect(loadConfig({ SEARCH_RERANKER: 'cross-encoder', SEARCH_CROSS_ENCODER_PATH: 'models/mine' }).search).toMatchObject({
      reranker: 'cross-encoder',
      crossEncoderPath: resolve('models/mine'),
    });
  });

  it('takes origins as browsers send them, and names one that no browser would send', () => {
    const { corsOrigins } = loadConfig({ WEFT_CORS_ORIGINS: 'https://app.example.com, http://localhost:5173,' }).http;
    expect(corsOrigins).toEqual(['https://app.example.com', 'http://localhost:5173']);
    expect(loadConfig({ WEFT_CORS_ORIGINS: '*' }).http.corsOrigins).toEqual(['*']);
    for (const origin of ['https://app.example.com/', 'app.example.com', 'https://APP.example.com', 'https://*.example.com/x', 'null'])
      expect(faultOf({ WEFT_CORS_ORIGINS: origin }).message).toMatch(/WEFT_CORS_ORIGINS: .*https:\/\/app\.example\.com/);
  });

  describe('with an identity provider', () => {
    const provider = { WEFT_JWT_JWKS_URL: 'https://login.example.com/keys', WEFT_JWT_ISSUER: 'login', WEFT_JWT_AUDIENCE: 'weft' };

    it('accepts its tokens alone, unless told otherwise', () => {
      expect(loadConfig(provider).jwt).toMatchObject({ isLocalKeyAccepted: false, keySet: { url: provider.WEFT_JWT_JWKS_URL } });
      expect(loadConfig({ ...provider, WEFT_JWT_ACCEPT_LOCAL: 'true' }).jwt.isLocalKeyAccepted).toBe(true);
    });

    it('needs to know whose tokens are meant, and for whom', () => {
      const { message } = faultOf({ WEFT_JWT_JWKS_URL: provider.WEFT_JWT_JWKS_URL });
      for (const name of ['WEFT_JWT_ISSUER', 'WEFT_JWT_AUDIENCE']) expect(message).toMatch(new RegExp(`^ {2}${name}: .+`, 'm'));
    });

    it('reads keys over an open network from nobody', () => {
      for (const url of ['http://127.0.0.1:1/keys', 'http://localhost/keys', 'http://[::1]:8/keys'])
        expect(loadConfig({ ...provider, WEFT_JWT_JWKS_URL: url }).jwt.keySet?.url).toBe(url);
      for (const url of ['http://login.example.com/keys', 'http://localhost.example.com/', 'file:///keys', 'keys'])
        expect(faultOf({ ...provider, WEFT_JWT_JWKS_URL: url }).message).toContain('WEFT_JWT_JWKS_URL');
    });
  });

  it('wants to know which documents are persisted when no others are to be run', () => {
    expect(faultOf({ WEFT_PERSISTED_DOCUMENTS_ONLY: 'true' }).message).toContain('WEFT_PERSISTED_DOCUMENTS:');
    const { persistedDocuments } = loadConfig({ WEFT_PERSISTED_DOCUMENTS: 'a.json', WEFT_PERSISTED_DOCUMENTS_ONLY: 'true' }).graphql;
    expect(persistedDocuments).toEqual({ file: resolve('a.json'), isRequired: true });
  });

  it('is frozen all the way down', () => {
    const config = loadConfig({ CHROMA_HEADERS: 'a: b' });
    expect(() => Object.assign(config.neo4j, { user: 'other' })).toThrow(TypeError);
    expect(() => Object.assign(config.chroma.headers, { c: 'd' })).toThrow(TypeError);
  });
});

describe('outsideAddresses', () => {
  it('names every missing address', () => {
    expect(() => outsideAddresses(loadConfig({ CHROMA_URL: 'http://chroma' }))).toThrow(/NEO4J_URI, REDIS_URL/);
  });

  it('hands user and password of an outside Neo4j on', () => {
    const config = loadConfig({ NEO4J_URI: 'bolt://db', NEO4J_PASSWORD: 'p', CHROMA_URL: 'http://chroma', REDIS_URL: 'redis://cache' });
    expect(outsideAddresses(config).neo4j).toEqual({ uri: 'bolt://db', user: 'neo4j', password: 'p' });
  });
});

describe('toAppSettings', () => {
  it('prefers the address and password of a local service, and keeps the rest of the configuration', () => {
    const addresses = {
      neo4j: { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'made' },
      chroma: { url: 'http://127.0.0.1:2' },
      redis: { url: 'redis://127.0.0.1:3', password: 'made too' },
    };
    const found = { addresses, modelFiles: { model: 'm', tokenizer: 't' }, tokenSecret: 's' };
    const settings = toAppSettings(loadConfig({ NEO4J_POOL_SIZE: '7', WEFT_JWT_ISSUER: 'weft' }), found);
    expect(settings.neo4j).toMatchObject({ ...addresses.neo4j, poolSize: 7 });
    expect(settings.redis).toMatchObject(addresses.redis);
    expect(settings.token).toEqual({ secret: 's', issuer: 'weft', tenantClaim: 'tenantId', isLocalKeyAccepted: true });
    expect(settings.localEmbedding).toMatchObject({ files: found.modelFiles, precision: 'fp32' });
  });
});
