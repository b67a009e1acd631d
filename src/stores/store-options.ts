/** Given to every call of a store. */
export interface StoreOptions {
  signal?: AbortSignal;
}
