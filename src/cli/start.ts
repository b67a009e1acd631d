import { once } from 'node:events';
import { join } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import type { Tenant } from '../domain/tenant.ts';
import { AppError } from '../errors.ts';
import { relayOutbox } from '../jobs/relay-outbox.ts';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import { isPortFree } from '../services/free-ports.ts';
import { loadFolder } from './load.ts';
import { printAnswer } from './print-answer.ts';
import { EXIT_CODES, print, runCommand } from './run-command.ts';
import { withApp } from './with-app.ts';
import type { CommandContext } from './with-app.ts';

/** The company that a first start loads, so that there is something to ask. */
const SAMPLES = [
  { slug: 'lumen-works', name: 'Lumen Works', folder: 'sample/lumenworks' },
  { slug: 'halden-labs', name: 'Halden Labs', folder: 'sample/halden-labs' },
] as const;
const EXAMPLE_QUESTION =
  "Who wrote the incident review of the night Skarvholm went dark, who is that person's manager, and how long was the light out?";
const TOKEN_HOURS = 24;

/** `weft start` */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'Start everything: local services (or those of NEO4J_URI, CHROMA_URL, REDIS_URL), the sample company, the server. Ctrl-C stops it.',
    )
    .action(() =>
      runCommand({}, async (signal) => {
        const config = loadConfig();
        await checkPort(config);
        return withApp({ signal, config }, (context) => serve(context));
      }),
    );
}

/** Before anything slow is done. */
async function checkPort({ http }: Config): Promise<void> {
  if (http.port === 0 || (await isPortFree(http.port, http.host))) return;
  throw new AppError('CONFLICT', `Port ${http.port} is in use. Stop what listens there, or choose another: WEFT_PORT=4001 npm start`);
}

async function serve(context: CommandContext): Promise<number> {
  const { app, config, logger, progress, services, signal } = context;
  await app.ingestion.checkEmbeddingModel({ signal });
  if (config.isSampleLoaded && (await app.administration.listTenants({ signal })).length === 0) await loadSamples(context);

  const tenant = await findSample(context);
  const token = tenant && (await mintSampleToken(context, tenant));
  // Read here and not above: GraphQL and Apollo would take every other command two seconds to load.
  const { startHttpServer } = await import('../http/http-server.ts');
  const server = await startHttpServer(app, { http: config.http, graphql: config.graphql, logger, defaultToken: token });
  const relay = relayOutbox(app, logger);
  let hasCrashed = false;
  try {
    if (tenant !== undefined) await askExample(context, tenant);
    printAddresses(server.url, config, tenant && token ? { tenant, token } : undefined);
    services.onCrash(() => (hasCrashed = true));
    if (!signal.aborted) await once(signal, 'abort');
    return hasCrashed ? EXIT_CODES.unavailable : EXIT_CODES.done;
  } finally {
    progress.start('Stopping');
    await server.close();
    await relay.stop();
    progress.finish('server closed; stopping what was started');
  }
}

async function loadSamples(context: CommandContext): Promise<void> {
  for (const { slug, name, folder } of SAMPLES) {
    const tenant = await context.app.administration.ensureTenant(slug, name, { signal: context.signal });
    await loadFolder(context, tenant, { path: join(PROJECT_ROOT, folder) });
  }
}

async function findSample({ app, signal }: CommandContext): Promise<Tenant | undefined> {
  return (await app.administration.listTenants({ signal })).find((tenant) => tenant.slug === SAMPLES[0].slug);
}

async function askExample({ app, signal }: CommandContext, tenant: Tenant): Promise<void> {
  print(`\nAsking ${tenant.name}: ${EXAMPLE_QUESTION}\n`);
  await printAnswer(app.ask(app.access.tenantPrincipal(tenant), EXAMPLE_QUESTION, { signal }));
}

/** None when tokens come from an identity provider alone. */
async function mintSampleToken({ app, config }: CommandContext, tenant: Tenant): Promise<string | undefined> {
  if (!config.jwt.isLocalKeyAccepted) return undefined;
  return app.access.mintToken({ tenantId: tenant.id, permissions: ['read', 'write'] }, TOKEN_HOURS * 3_600);
}

function printAddresses(url: string, { jwt }: Config, sample: { tenant: Tenant; token: string } | undefined): void {
  print(`\nGraphiQL   ${url}/`);
  print(`GraphQL    ${url}/graphql  (HTTP and WebSocket), ${url}/graphql/stream  (server-sent events)`);
  if (!jwt.isLocalKeyAccepted) print(`Token      from the identity provider whose keys are at ${jwt.keySet?.url}`);
  else if (sample === undefined) print('Token      npx weft token --tenant <slug>');
  else print(`Token      for ${sample.tenant.slug}, good for ${TOKEN_HOURS} hours (GraphiQL has it already):\n\n${sample.token}\n`);
  print('Ctrl-C stops the server and the services that it started.');
}
