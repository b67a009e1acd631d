import { Command } from 'commander';
import { AppError } from '../errors.ts';
import { EXIT_CODES, print, printJson, runCommand } from './run-command.ts';
import { withApp } from './with-app.ts';
import type { CommandContext } from './with-app.ts';
import type { Extraction } from '../ingestion/ingestion.ts';

/** `weft extract --tenant <slug>` */
export function extractCommand(): Command {
  return new Command('extract')
    .description(
      'Have the language model list the names in the documents of a tenant that it has not read yet: those loaded before INGEST_EXTRACTION was on, or read by another model. What is interrupted goes on where it was.',
    )
    .requiredOption('-t, --tenant <slug>', 'the tenant')
    .option('--json', 'print { documents, chunks, postponed, givenUp } as JSON')
    .action((options: { tenant: string; json?: boolean }) =>
      runCommand(options, (signal) => withApp({ signal, json: options.json }, (context) => extract(context, options))),
    );
}

async function extract(context: CommandContext, options: { tenant: string; json?: boolean }): Promise<number> {
  const { app, signal, progress } = context;
  const extraction = checkSetting(app.ingestion.extraction);
  const tenant = await app.administration.findTenant(options.tenant, { signal });
  const total = await extraction.request(tenant, { signal });
  let done = 0;
  progress.start('Reading', { total, unit: 'documents' });
  const result = await extraction.run({
    tenantId: tenant.id,
    signal,
    onProgress: (progressed) => progress.update((done += progressed.documents)),
  });
  const { documents, chunks, postponed, givenUp, lastFailure } = result;
  progress.finish(`${chunks} chunks`);
  if (options.json === true) printJson({ documents, chunks, postponed, givenUp });
  else {
    print(`${documents} documents, ${chunks} chunks.`);
    if (postponed > 0)
      print(`${postponed} documents are tried again when Weft runs next (weft start), or by this command: ${lastFailure?.message ?? ''}`);
    if (givenUp > 0) print(`${givenUp} documents are left as they are: the model gave no answer for them that can be used.`);
  }
  return postponed + givenUp > 0 ? EXIT_CODES.failed : EXIT_CODES.done;
}

function checkSetting(extraction: Extraction | undefined): Extraction {
  if (extraction !== undefined) return extraction;
  throw new AppError('BAD_INPUT', 'No language model reads the documents: set WEFT_CHAT_MODEL and INGEST_EXTRACTION=true.');
}
