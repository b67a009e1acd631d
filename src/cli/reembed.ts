import { Command } from 'commander';
import { EXIT_CODES, print, printJson, runCommand } from './run-command.ts';
import { withApp } from './with-app.ts';

/** `weft reembed --tenant <slug>` */
export function reembedCommand(): Command {
  return new Command('reembed')
    .description(
      "Make a tenant's vectors and their index anew, by the configured model and HNSW profile. Until they are there, search goes by keywords and graph.",
    )
    .requiredOption('-t, --tenant <slug>', 'the tenant')
    .option('--json', 'print { documents, chunks, postponed } as JSON')
    .action((options: { tenant: string; json?: boolean }) =>
      runCommand(options, (signal) =>
        withApp({ signal, json: options.json }, async ({ app, progress }) => {
          const tenant = await app.administration.findTenant(options.tenant, { signal });
          const documents = await app.ingestion.requestReembedding(tenant, { signal });
          let done = 0;
          let chunks = 0;
          progress.start('Embedding', { total: documents, unit: 'documents' });
          const projection = await app.ingestion.project({
            tenantId: tenant.id,
            signal,
            onProgress: (progressed) => {
              chunks += progressed.chunks;
              progress.update((done += 1));
            },
          });
          progress.finish(`${chunks} chunks`);
          const { postponed } = projection;
          if (options.json === true) printJson({ documents, chunks, postponed });
          else print(`${done} documents, ${chunks} chunks${postponed > 0 ? `; ${postponed} to be tried again` : ''}.`);
          return postponed > 0 ? EXIT_CODES.failed : EXIT_CODES.done;
        }),
      ),
    );
}
