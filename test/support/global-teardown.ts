/** Jest runs this once after the last test: stops the services of this run and deletes their data. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.weftTestServices?.stop();
}
