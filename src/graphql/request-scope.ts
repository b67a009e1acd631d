import { AsyncLocalStorage } from 'node:async_hooks';

/** What an error message needs of the request that it answers, where a library hands over nothing but the error. */
export const requestScope = new AsyncLocalStorage<{ readonly requestId: string }>();
