import { startTestServices } from './test-services.ts';
import type { TestServices } from './test-services.ts';

declare global {
  /** Handed from Jest's global set-up to its global tear-down, which run in one process. */
  var weftTestServices: TestServices | undefined;
}

/** Jest runs this once before the first test that needs services. Ctrl-C ends the run without a tear-down, so it is caught here. */
export default async function globalSetup(): Promise<void> {
  const services = await startTestServices();
  globalThis.weftTestServices = services;
  const leave = (): void => {
    void services.stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
}
