import type { MessagePort } from 'node:worker_threads';
import { InferenceSession } from 'onnxruntime-node';
import { messageOf } from '../../errors.ts';
import type { ThreadReply, ThreadRequest, ThreadSettings, ThreadTask } from './thread-messages.ts';

/** Loads the model of a worker thread. */
export async function openSession({ model, threads }: ThreadSettings): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // A thread that waits for the other sleeps: spinning, it takes the core from Neo4j and from the very thread that it waits for. Measured on two
    // cores: 17 passages/s against 9 when they are busy with other work, 36-42 against 40-46 when they are not.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    // Warnings about the graph's optimisation are of no use to anyone here.
    logSeverityLevel: 3,
  });
}

export interface AnswerOptions<Task extends ThreadTask, Reply extends ThreadReply> {
  /** Released when the thread is told to close. */
  readonly session: InferenceSession;
  readonly carryOut: (task: Task) => Promise<Reply>;
  /** What of a reply is handed over instead of being copied. */
  readonly handedOver?: (reply: Reply) => ArrayBuffer[];
}

/** Says that the thread is ready, then answers one task after the other, until it is told to close. */
export function answerTasks<Task extends ThreadTask, Reply extends ThreadReply>(
  port: MessagePort,
  { session, carryOut, handedOver = () => [] }: AnswerOptions<Task, Reply>,
): void {
  const report = (reply: ThreadReply): void => port.postMessage(reply);
  const answer = async (task: Task): Promise<void> => {
    const reply = await carryOut(task);
    port.postMessage(reply, handedOver(reply));
  };
  port.on('message', (request: Task | Extract<ThreadRequest, { kind: 'close' }>) => {
    if (request.kind === 'close') void session.release().finally(() => port.close());
    else answer(request).catch((error: unknown) => report({ kind: 'failed', message: messageOf(error) }));
  });
  report({ kind: 'ready' });
}
