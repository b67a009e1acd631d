import { Command } from 'commander';
import type { Answer } from '../domain/answer-event.ts';
import type { Principal } from '../domain/principal.ts';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { printAnswer } from './print-answer.ts';
import { printJson, runCommand } from './run-command.ts';
import { withApp } from './with-app.ts';
import type { CommandContext } from './with-app.ts';

interface AskOptions {
  tenant: string;
  as?: string;
  web?: boolean;
  json?: boolean;
}

/** `weft ask "<question>" --tenant <slug> [--as <employee>] [--web]` */
export function askCommand(): Command {
  return new Command('ask')
    .description('Answer a question from what the asker may see, with citations.')
    .argument('<question>', 'in plain language')
    .requiredOption('-t, --tenant <slug>', 'the tenant that is asked')
    .option('--as <employee>', 'who asks: id, handle, e-mail address or name (default: what everybody of the tenant may see)')
    .option('--web', 'let the question go to the configured web search when the evidence is not strong')
    .option('--json', 'print the whole answer with its evidence as JSON')
    .action((question: string, options: AskOptions) =>
      runCommand(options, (signal) =>
        withApp({ signal, json: options.json }, async (context) => {
          const events = context.app.ask(await principalOf(context, options), question, { web: options.web, signal });
          if (options.json !== true) return printAnswer(events);
          let answer: Answer | undefined;
          for await (const event of events) {
            if (event.type === 'answer-completed') answer = event.answer;
            if (event.type === 'answer-failed') throw new AppError(event.code as ErrorCode, event.message);
          }
          printJson(answer);
        }),
      ),
    );
}

/** Who asks on the command line. @throws AppError NOT_FOUND, MODEL_MISMATCH */
async function principalOf({ app, signal }: CommandContext, { tenant: slug, as }: AskOptions): Promise<Principal> {
  const tenant = await app.administration.findTenant(slug, { signal });
  await app.ingestion.checkEmbeddingModel({ tenantId: tenant.id, signal });
  if (as === undefined) return app.access.tenantPrincipal(tenant);
  const { employeeId, scopes } = await app.administration.findEmployee(tenant, as, { signal });
  return { tenantId: tenant.id, employeeId, scopes };
}
