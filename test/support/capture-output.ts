/** What the work writes to standard output and standard error. The process's exit code is put back. */
export async function captureOutput(
  work: () => Promise<void>,
): Promise<{ output: string; errors: string; exitCode: typeof process.exitCode }> {
  const { exitCode: exitCodeBefore } = process;
  const writes = { output: process.stdout.write.bind(process.stdout), errors: process.stderr.write.bind(process.stderr) };
  let output = '';
  let errors = '';
  process.exitCode = undefined;
  process.stdout.write = (text) => ((output += String(text)), true);
  process.stderr.write = (text) => ((errors += String(text)), true);
  try {
    await work();
    return { output, errors, exitCode: process.exitCode };
  } finally {
    process.stdout.write = writes.output;
    process.stderr.write = writes.errors;
    process.exitCode = exitCodeBefore;
  }
}
