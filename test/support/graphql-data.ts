/** What an operation gives back: each test knows its own shape, and its expectations check it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type GraphqlData = any;
